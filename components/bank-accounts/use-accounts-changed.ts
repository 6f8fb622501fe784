'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';

/** Says what was done, and has everything that shows bank accounts ask again. */
export function useAccountsChanged(words: string, onDone: () => void) {
  const { bankAccounts } = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: bankAccounts.pathKey() });
    toast.success(words);
    onDone();
  };
}
