'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';

/** Says what was done, and has the lists of plans and subscriptions ask again. */
export function usePlansChanged(words: string, onDone: () => void) {
  const { plans, subscriptions, audit } = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries(plans.list.queryFilter()),
      queryClient.invalidateQueries(subscriptions.list.queryFilter()),
      queryClient.invalidateQueries(audit.ofCustomer.queryFilter()),
    ]);
    toast.success(words);
    onDone();
  };
}
