'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldMessage } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ApprovalPolicy } from '@/server/disbursements/schema/policies';
import { PolicyRules } from './policy-rules';
import { usePoliciesChanged } from './use-policies-changed';

type Question = 'confirm' | 'reject' | 'withdraw';

const asked: Record<Question, { title: string; action: string; hint: string; done: string; says: string }> = {
  confirm: {
    title: 'Confirm this policy?',
    action: 'Confirm',
    hint: 'May be left empty.',
    done: 'Confirmed. It is in force.',
    says: 'It holds for all runs that are submitted from now on.',
  },
  reject: {
    title: 'Reject this policy?',
    action: 'Reject',
    hint: 'Whoever proposed it reads this. May be left empty.',
    done: 'Rejected. What was in force stays.',
    says: 'What is in force stays, and another can be proposed.',
  },
  withdraw: {
    title: 'Take your proposal back?',
    action: 'Take it back',
    hint: 'May be left empty.',
    done: 'Taken back. What was in force stays.',
    says: 'What is in force stays, and another can be proposed.',
  },
};

/** What one can do about a policy that waits: who proposed it takes it back, another decides. */
export function DecidePolicy({ policy, mayPropose }: { policy: ApprovalPolicy; mayPropose: boolean }) {
  const [question, setQuestion] = useState<Question | null>(null);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {policy.isOwn ? <span className="text-muted">You proposed it: somebody else confirms it.</span> : null}
      {policy.isOwn && mayPropose ? (
        <Button size="sm" onClick={() => setQuestion('withdraw')}>
          Take back…
        </Button>
      ) : null}
      {policy.mayDecide ? (
        <>
          <Button size="sm" variant="primary" onClick={() => setQuestion('confirm')}>
            Confirm…
          </Button>
          <Button size="sm" onClick={() => setQuestion('reject')}>
            Reject…
          </Button>
        </>
      ) : null}
      {question ? <Decide policy={policy} question={question} onClose={() => setQuestion(null)} /> : null}
    </div>
  );
}

type DecideProps = { policy: ApprovalPolicy; question: Question; onClose: () => void };

function Decide({ policy, question, onClose }: DecideProps) {
  const { runs } = useTRPC();
  const { title, action, hint, done, says } = asked[question];
  const [words, setWords] = useState('');
  const onSuccess = usePoliciesChanged(done, onClose);
  const decide = useMutation(runs.decidePolicy.mutationOptions({ onSuccess }));
  const wrong = fieldMessage(decide.error, 'words');
  return (
    <ConfirmDialog
      title={title}
      action={action}
      back="Not yet"
      isPending={decide.isPending}
      error={wrong ? null : decide.error}
      onConfirm={() =>
        decide.mutate({ id: policy.id, confirm: question === 'confirm', ...(words.trim() ? { words } : {}) })
      }
      onClose={onClose}
    >
      {question === 'confirm' ? <PolicyRules rules={policy} /> : null}
      <p>{says}</p>
      <Field label="In your words" hint={hint} error={wrong}>
        {(control) => (
          <Input {...control} maxLength={500} value={words} onChange={({ target }) => setWords(target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}
