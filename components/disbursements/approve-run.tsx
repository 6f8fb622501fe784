'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldMessage } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmWithCode } from '@/components/session/confirm-with-code';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { RunReview } from '@/server/disbursements/schema/approvals';
import { Hash } from './hash';
import { Pays } from './pays';
import { useRunDecision } from './use-run-decision';

type ApproveRunProps = { review: RunReview; onStale: () => void; onClose: () => void };

/** One person's yes to exactly what was shown, with a second factor shown just now. */
export function ApproveRun({ review, onStale, onClose }: ApproveRunProps) {
  const { runs } = useTRPC();
  // Of what was shown when the question came up: what the page learns meanwhile nobody has looked at.
  const [{ id, hash, pays, approvals, approvalsNeeded }] = useState(review);
  const [words, setWords] = useState('');
  const flags = useQuery(runs.flags.queryOptions({ id })).data?.flags.length ?? 0;
  const missing = approvalsNeeded - approvals.filter((one) => one.decision === 'approved' && one.counts).length;
  const isLast = missing <= 1;
  const approve = useMutation(
    runs.approve.mutationOptions(
      useRunDecision({
        id,
        words: isLast ? 'Approved. It will be paid.' : 'Approved. It waits for somebody else too.',
        onClose,
        onStale,
      }),
    ),
  );
  return (
    <ConfirmWithCode
      title="Approve this run?"
      action="Approve"
      back="Not yet"
      isPending={approve.isPending}
      error={approve.error}
      onConfirm={() => approve.mutate({ id, hash, ...(words.trim() ? { words } : {}) })}
      onClose={onClose}
    >
      <p>
        It pays out <Pays pays={pays} />, as it was shown: <Hash hash={hash} />.
      </p>
      {flags > 0 ? (
        <Callout tone="warning">
          <Count of={flags} one="thing is" many="things are" /> worth a second look: they stand below the approvals.
        </Callout>
      ) : null}
      <p className="text-muted">
        {isLast
          ? 'Yours is the last approval that it needs: then it cannot be cancelled any more.'
          : 'It needs somebody else’s approval after yours.'}
      </p>
      <Field label="What you looked at" hint="May be left empty." error={fieldMessage(approve.error, 'words')}>
        {(control) => (
          <Input {...control} maxLength={500} value={words} onChange={({ target }) => setWords(target.value)} />
        )}
      </Field>
    </ConfirmWithCode>
  );
}
