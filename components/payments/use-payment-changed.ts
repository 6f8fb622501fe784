'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';

/** Has everything that shows a payment ask again. */
export function usePaymentChanged() {
  const { payments } = useTRPC();
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries(payments.get.queryFilter()),
      queryClient.invalidateQueries(payments.list.queryFilter()),
      queryClient.invalidateQueries(payments.deadLetters.queryFilter()),
    ]);
}
