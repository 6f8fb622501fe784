'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';

/** Says what was done, and has everything that shows merchants ask again. */
export function useMerchantChanged(words: string, onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.merchants.pathKey() }),
      queryClient.invalidateQueries(trpc.disbursements.upcoming.queryFilter()),
    ]);
    toast.success(words);
    onDone();
  };
}
