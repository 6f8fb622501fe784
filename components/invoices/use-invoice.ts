'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import type { Invoice } from '@/server/invoices/schema/invoices';
import { restMs } from './invoice-status';

/** An invoice, asked for again as long as it waits for its money. */
export function useInvoice(id: string) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.invoices.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data ? restMs(state.data) : false),
  });
}

/** Says what was done, and has everything that shows an invoice ask again. */
export function useInvoiceChanged(words: string, onDone: (invoice: Invoice) => void) {
  const { invoices } = useTRPC();
  const queryClient = useQueryClient();
  return async (invoice: Invoice) => {
    queryClient.setQueryData(invoices.get.queryKey({ id: invoice.id }), invoice);
    await Promise.all([
      queryClient.invalidateQueries(invoices.get.queryFilter()),
      queryClient.invalidateQueries(invoices.list.queryFilter()),
    ]);
    toast.success(words);
    onDone(invoice);
  };
}
