'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { ReasonDialog } from '@/components/disbursements/reason-dialog';
import { ConfirmWithCode } from '@/components/session/confirm-with-code';
import { roleNames } from '@/components/shell/navigation';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { Instant } from '@/components/ui/day';
import { permissions } from '@/server/identity/domain/permissions';
import type { PayoutFile } from '@/server/payouts/schema/files';
import { NotedByBank } from './noted-by-bank';
import { useFilesChanged } from './use-files-changed';

type CheckWithdrawalProps = { file: PayoutFile; mayConfirm: boolean };

/** That the bank does not execute the file: what was said, who agreed or not, and the second person's word. */
export function CheckWithdrawal({ file, mayConfirm }: CheckWithdrawalProps) {
  const [question, setQuestion] = useState<'confirm' | 'reject' | null>(null);
  const { withdrawal, outcomes } = file;
  if (!withdrawal || (withdrawal.state === 'waiting' && outcomes.open === 0)) return null;
  const { state, by, at, why, isOwn, checkedBy, checkedAt, checkedWhy } = withdrawal;
  const close = () => setQuestion(null);
  return (
    <Callout
      tone={state === 'waiting' ? 'warning' : 'info'}
      title={state === 'waiting' && isOwn ? 'You say that the bank does not execute this file' : titles[state]}
    >
      <p>
        {isOwn ? 'You' : by}, <Instant at={at} />: {why}
      </p>
      {checkedBy && checkedAt ? (
        <p>
          {state === 'confirmed' ? 'Confirmed' : 'Rejected'} by {checkedBy}, <Instant at={checkedAt} />
          {checkedWhy ? `: ${checkedWhy}` : null}
        </p>
      ) : null}
      {state === 'waiting' ? <p className="text-muted">It counts once another {whoMay} confirms it.</p> : null}
      {state === 'waiting' && mayConfirm ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {isOwn ? null : (
            <Button size="sm" variant="primary" onClick={() => setQuestion('confirm')}>
              Confirm…
            </Button>
          )}
          <Button size="sm" onClick={() => setQuestion('reject')}>
            Reject…
          </Button>
        </div>
      ) : null}
      {question === null ? null : question === 'confirm' ? (
        <Confirm file={file} withdrawalId={withdrawal.id} onClose={close} />
      ) : (
        <Reject file={file} withdrawalId={withdrawal.id} onClose={close} />
      )}
    </Callout>
  );
}

const titles = {
  waiting: 'Somebody says that the bank does not execute this file',
  confirmed: 'This file is withdrawn',
  rejected: 'It was said that the bank does not execute this file, and rejected',
};
const whoMay = permissions['payouts:confirm'].roles.map((role) => roleNames[role].toLowerCase()).join(' or ');

type QuestionProps = { file: PayoutFile; withdrawalId: string; onClose: () => void };

function Confirm({ file, withdrawalId, onClose }: QuestionProps) {
  const check = useCheck('The file is withdrawn: what was open of it can be paid again.', onClose);
  return (
    <ConfirmWithCode
      title="Did the bank not execute this file?"
      action="Confirm"
      isPending={check.isPending}
      error={check.error}
      onConfirm={() => check.mutate({ id: file.id, withdrawalId, confirm: true })}
      onClose={onClose}
    >
      <p>
        Look at the bank’s page, or ask it. <Count of={file.outcomes.open} one="payout" many="payouts" /> can be paid in
        another file from then on: whatever the bank executes of this one later is paid twice.
      </p>
      <NotedByBank of={file.outcomes.noted} />
    </ConfirmWithCode>
  );
}

function Reject({ file, withdrawalId, onClose }: QuestionProps) {
  const check = useCheck('It was rejected; the file stays as it was.', onClose);
  return (
    <ReasonDialog
      title="Does the bank have this file?"
      action="Reject"
      hint="Whoever withdrew it reads this."
      isPending={check.isPending}
      error={check.error}
      onConfirm={(reason) => check.mutate({ id: file.id, withdrawalId, confirm: false, reason })}
      onClose={onClose}
    >
      <p>Its payouts stay on their way until the bank tells what came of them.</p>
    </ReasonDialog>
  );
}

function useCheck(said: string, onClose: () => void) {
  const { payoutFiles } = useTRPC();
  const changed = useFilesChanged();
  return useMutation(
    payoutFiles.checkWithdrawal.mutationOptions({
      onSuccess: async () => {
        await changed();
        onClose();
        toast.success(said);
      },
    }),
  );
}
