'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';

/** Says what was done, and has the policies, and what they decide about, ask again. */
export function usePoliciesChanged(words: string, onDone: () => void) {
  const { runs } = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries({ queryKey: runs.pathKey() });
    toast.success(words);
    onDone();
  };
}
