'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';

/** Has everything that shows a run, or what is in it, ask again. */
export function useRunChanged(id: string) {
  const { disbursements, runs, audit } = useTRPC();
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: disbursements.pathKey() }),
      queryClient.invalidateQueries({ queryKey: runs.pathKey() }),
      queryClient.invalidateQueries(audit.ofRun.queryFilter({ id })),
    ]);
}
