'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ApprovalPolicy } from '@/server/disbursements/schema/policies';
import { rulesTyped, typedAutomatic, typedTiers } from './policy-typed';
import { RuleRows } from './rule-rows';
import { usePoliciesChanged } from './use-policies-changed';

type PolicyFormProps = { rules: Pick<ApprovalPolicy, 'tiers' | 'automatic'>; onDone: () => void };

/** Another version, beginning with what is in force. */
export function PolicyForm({ rules, onDone }: PolicyFormProps) {
  const { runs } = useTRPC();
  const [tiers, setTiers] = useState(() => typedTiers(rules));
  const [automatic, setAutomatic] = useState(() => typedAutomatic(rules));
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const onSuccess = usePoliciesChanged('Proposed. It waits for somebody else.', onDone);
  const propose = useMutation(runs.proposePolicy.mutationOptions({ onSuccess }));
  const wrong = fieldMessage(propose.error, 'reason') ?? (isChecked && !reason.trim() ? 'Say why.' : undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    const typed = rulesTyped(tiers, automatic);
    if (typed && reason.trim()) propose.mutate({ ...typed, reason });
  }

  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {propose.error && !fieldMessage(propose.error, 'reason') ? (
        <Callout tone="danger">{refusalOf(propose.error).message}</Callout>
      ) : null}
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">How many approve</legend>
        <p className="text-muted text-xs">
          Of what a run pays out in a currency. Below the first amount one person approves; a currency without a rule is
          held to the strictest of all.
        </p>
        <RuleRows kind="tier" rows={tiers} isChecked={isChecked} onChange={setTiers} />
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">Approved by itself</legend>
        <p className="text-muted text-xs">
          Only scheduled runs, only where every currency in one has a rule here, and only where nothing in it is worth a
          second look.
        </p>
        <RuleRows kind="automatic" rows={automatic} isChecked={isChecked} onChange={setAutomatic} />
      </fieldset>
      <Field label="Why" hint="Whoever confirms it reads this." error={wrong}>
        {(control) => (
          <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
      <div className="flex justify-end gap-2 border-t pt-4">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={propose.isPending}>
          {propose.isPending ? 'One moment…' : 'Propose it'}
        </Button>
      </div>
    </form>
  );
}
