'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { fieldProblem } from '@/components/payments/field-problem';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Subscription } from '@/server/invoices/schema/plans';
import { openPause } from './subscription-state';
import { usePlansChanged } from './use-plans-changed';

/** What can be done with a subscription that is not over. */
export function SubscriptionActions({ subscription }: { subscription: Subscription }) {
  const [question, setQuestion] = useState<'pause' | 'resume' | 'end' | null>(null);
  const props = { subscription, onClose: () => setQuestion(null) };
  return (
    <>
      <Menu label={`Change the subscription of ${subscription.customer} to ${subscription.plan}`}>
        {openPause(subscription) ? (
          <MenuItem onSelect={() => setQuestion('resume')}>Resume…</MenuItem>
        ) : (
          <MenuItem onSelect={() => setQuestion('pause')}>Pause…</MenuItem>
        )}
        <MenuItem onSelect={() => setQuestion('end')}>End…</MenuItem>
      </Menu>
      {question === 'pause' ? <Pause {...props} /> : null}
      {question === 'resume' ? <Resume {...props} /> : null}
      {question === 'end' ? <End {...props} /> : null}
    </>
  );
}

type QuestionProps = { subscription: Subscription; onClose: () => void };

function Pause({ subscription: { id, plan }, onClose }: QuestionProps) {
  const { subscriptions } = useTRPC();
  const [from, setFrom] = useState(inDays(1));
  const [to, setTo] = useState('');
  const onSuccess = usePlansChanged('The subscription is paused.', onClose);
  const pause = useMutation(subscriptions.pause.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title={`Pause ${plan}?`}
      action="Pause it"
      isPending={pause.isPending || from === ''}
      error={pause.error}
      onConfirm={() => pause.mutate({ id, from, to: to || null })}
      onClose={onClose}
    >
      <p>Days within the pause are not charged. What is invoiced already stays, and can be credited.</p>
      <div className="grid grid-cols-2 gap-3">
        <Day
          label="First day of the pause"
          value={from}
          onChange={setFrom}
          error={fieldProblem(pause.error, 'from', 'It')}
        />
        <Day
          label="Charged again from (optional)"
          value={to}
          onChange={setTo}
          error={fieldProblem(pause.error, 'to', 'It')}
        />
      </div>
    </ConfirmDialog>
  );
}

function Resume({ subscription: { id, plan }, onClose }: QuestionProps) {
  const { subscriptions } = useTRPC();
  const [on, setOn] = useState(inDays(1));
  const onSuccess = usePlansChanged('The subscription goes on.', onClose);
  const resume = useMutation(subscriptions.resume.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title={`Resume ${plan}?`}
      action="Resume it"
      isPending={resume.isPending || on === ''}
      error={resume.error}
      onConfirm={() => resume.mutate({ id, on })}
      onClose={onClose}
    >
      <Day label="Charged again from" value={on} onChange={setOn} error={fieldProblem(resume.error, 'on', 'It')} />
    </ConfirmDialog>
  );
}

function End({ subscription: { id, plan }, onClose }: QuestionProps) {
  const { subscriptions } = useTRPC();
  const [endsOn, setEndsOn] = useState(inDays(1));
  const [reason, setReason] = useState('');
  const onSuccess = usePlansChanged('The end is noted.', onClose);
  const end = useMutation(subscriptions.end.mutationOptions({ onSuccess }));
  return (
    <ConfirmDialog
      title={`End ${plan}?`}
      action="End it"
      isPending={end.isPending || endsOn === ''}
      error={end.error}
      onConfirm={() => end.mutate({ id, endsOn, ...(reason.trim() ? { reason: reason.trim() } : {}) })}
      onClose={onClose}
    >
      <p>The last month is charged by its days. What is invoiced already stays, and can be credited.</p>
      <Day
        label="First day without it"
        value={endsOn}
        onChange={setEndsOn}
        error={fieldProblem(end.error, 'endsOn', 'It')}
      />
      <Field label="Why (optional)">
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}

type DayProps = { label: string; value: string; onChange: (day: string) => void; error: string | undefined };

const Day = ({ label, value, onChange, error }: DayProps) => (
  <Field label={label} error={error}>
    {(control) => <Input {...control} type="date" value={value} onChange={({ target }) => onChange(target.value)} />}
  </Field>
);

const inDays = (days: number) => () => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
