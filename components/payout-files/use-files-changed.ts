'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';

/** What a file, or a report on it, changes: files, and the payouts and runs that are shown beside them. */
export function useFilesChanged(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc.payoutFiles, trpc.payouts, trpc.disbursements, trpc.runs, trpc.audit].map((router) =>
        queryClient.invalidateQueries(router.pathFilter()),
      ),
    );
  };
}
