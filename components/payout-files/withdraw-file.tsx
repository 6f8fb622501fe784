'use client';

import { useMutation } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { ReasonDialog } from '@/components/disbursements/reason-dialog';
import { Button } from '@/components/ui/button';
import type { PayoutFile } from '@/server/payouts/schema/files';
import { isWithdrawn } from './file-words';
import { NotedByBank } from './noted-by-bank';
import { useFilesChanged } from './use-files-changed';

/** Takes a file back whose payouts the bank does not execute: at once where it never left, else once another agrees. */
export function WithdrawFile({ file }: { file: PayoutFile }) {
  const { id, downloads, reports, outcomes } = file;
  const { payoutFiles } = useTRPC();
  const changed = useFilesChanged();
  const [isAsking, setAsking] = useState(false);
  const hasLeft = downloads.length > 0 || reports > 0;
  const withdraw = useMutation(
    payoutFiles.withdraw.mutationOptions({
      onSuccess: async ({ withdrawal }) => {
        await changed();
        setAsking(false);
        toast.success(
          withdrawal?.state === 'waiting' ? 'It counts once somebody else confirms it.' : 'The file is withdrawn.',
        );
      },
      onError: changed,
    }),
  );
  if (outcomes.open === 0 || isWithdrawn(file)) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Undo2 aria-hidden />
        Withdraw…
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={hasLeft ? 'Did the bank not execute this file?' : 'Withdraw this file?'}
          action="Withdraw the file"
          hint={hasLeft ? 'Whoever confirms it reads this.' : 'Kept beside the file.'}
          isPending={withdraw.isPending}
          error={withdraw.error}
          onConfirm={(reason) => withdraw.mutate({ id, reason })}
          onClose={() => setAsking(false)}
        >
          <NotedByBank of={outcomes.noted} />
          {hasLeft ? (
            <p>
              Ask the bank first: a payout that it executes later would be paid twice. Once somebody else confirms it,
              what is open of the file has failed, and can be paid in another.
            </p>
          ) : (
            <p>It was never downloaded. What is in it goes into the next file.</p>
          )}
        </ReasonDialog>
      ) : null}
    </>
  );
}
