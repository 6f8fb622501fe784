'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '@/components/api/trpc';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { DeadLetter } from '@/server/payments/schema/dead-letters';
import { usePaymentChanged } from './use-payment-changed';

type Question = 'lookUp' | 'replay' | 'fail';

/** What can be done about work that is stuck; each is asked about first. */
export function DeadLetterActions({ letter }: { letter: DeadLetter }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const props = { letter, onClose: () => setQuestion(null) };
  return (
    <>
      <Menu label={`Actions for ${nameOf(letter)}`}>
        <MenuItem onSelect={() => setQuestion('lookUp')}>Look up…</MenuItem>
        <MenuItem onSelect={() => setQuestion('replay')}>Start again…</MenuItem>
        <MenuItem onSelect={() => setQuestion('fail')}>Give up…</MenuItem>
      </Menu>
      {question === 'lookUp' ? <LookUp {...props} /> : null}
      {question === 'replay' ? <Replay {...props} /> : null}
      {question === 'fail' ? <Fail {...props} /> : null}
    </>
  );
}

const nameOf = ({ paymentId, refundId }: DeadLetter): string =>
  refundId ? `refund ${refundId}` : `payment ${paymentId}`;

type QuestionProps = { letter: DeadLetter; onClose: () => void };

function LookUp({ letter, onClose }: QuestionProps) {
  const { payments } = useTRPC();
  const onSuccess = useRepaired(onClose);
  const lookUp = useMutation(payments.lookUpDeadLetter.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title={`Look up ${nameOf(letter)}?`}
      action="Look it up"
      isPending={lookUp.isPending}
      error={lookUp.error}
      onConfirm={() => lookUp.mutate({ id: letter.id })}
      onClose={onClose}
    >
      <p>The provider is asked what came of it. Nothing is charged. Once it is known, the work goes on by itself.</p>
    </ConfirmDialog>
  );
}

function Replay({ letter, onClose }: QuestionProps) {
  const { payments } = useTRPC();
  const [reason, setReason] = useState('');
  const onSuccess = useRepaired(onClose);
  const replay = useMutation(payments.replayDeadLetter.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title={`Start ${nameOf(letter)} again?`}
      action="Start again"
      isPending={replay.isPending}
      error={replay.error}
      onConfirm={() => replay.mutate({ id: letter.id, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
    >
      <p>The work starts again with new patience. A call that may have happened is asked about, never made twice.</p>
      <Reason label="Reason (optional)" value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}

function Fail({ letter, onClose }: QuestionProps) {
  const { payments } = useTRPC();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const onSuccess = useRepaired(onClose);
  const fail = useMutation(payments.failDeadLetter.mutationOptions({ onSuccess }));
  const confirm = () => {
    if (reason.trim() === '') return setMissing(true);
    setMissing(false);
    fail.mutate({ id: letter.id, reason: reason.trim() });
  };
  return (
    <ConfirmDialog
      title={`Give ${nameOf(letter)} up?`}
      action="Give up"
      isPending={fail.isPending}
      error={fail.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>It counts as failed for good. That is only possible once the provider says that it did not happen.</p>
      <Reason
        label="Reason"
        value={reason}
        onChange={setReason}
        error={isMissing ? 'Say why: the merchant reads it' : undefined}
      />
    </ConfirmDialog>
  );
}

type ReasonProps = { label: string; value: string; onChange: (value: string) => void; error?: string | undefined };

const Reason = ({ label, value, onChange, error }: ReasonProps) => (
  <Field label={label} error={error}>
    {(control) => (
      <Input {...control} maxLength={500} value={value} onChange={({ target }) => onChange(target.value)} />
    )}
  </Field>
);

/** Says what came of it; what is still not known stays on the list. */
function useRepaired(onClose: () => void) {
  const changed = usePaymentChanged();
  return async ({ resolution }: DeadLetter) => {
    await changed();
    if (resolution === null) toast.info('The provider still does not know. It stays on the list.');
    else if (resolution === 'marked_failed') toast.success('It is given up.');
    else toast.success('It goes on.');
    onClose();
  };
}
