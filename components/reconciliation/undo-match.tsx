'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { ReasonDialog } from '@/components/disbursements/reason-dialog';
import type { Match } from '@/server/reconciliation/schema/matches';

/** Takes a match by hand back, with a reason. */
export function UndoMatch({ match, onClose }: { match: Match; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const undo = useMutation(
    trpc.bankMatches.undo.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries(trpc.bankMatches.pathFilter());
        await queryClient.invalidateQueries(trpc.bankStatements.pathFilter());
      },
    }),
  );
  return (
    <ReasonDialog
      title="Undo this match"
      action="Undo it"
      hint="It stays with the match, for whoever looks at it later."
      isPending={undo.isPending}
      error={undo.error}
      onConfirm={(reason) => undo.mutate({ id: match.id, reason })}
      onClose={onClose}
    >
      <p>Its lines are left over again, and what it booked is taken back on the same day.</p>
    </ReasonDialog>
  );
}
