'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { RetryRules, Wait } from '@/server/billing/schema/policy';
import { outcomeLook } from './outcome-look';
import { ruled } from './policy-rules';
import { WaitRows } from './wait-rows';
import { typedWait, type WaitTyped, waitOf } from './wait-typed';

type Outcome = (typeof ruled)[number];
type Typed = Record<Outcome, { rows: WaitTyped[]; afterwards: 'fail' | 'review' }>;

/** A rule an outcome: its tries, row by row, and what comes after the last. */
export function PolicyForm({ rules, onDone }: { rules: RetryRules; onDone: () => void }) {
  const { billingSettings } = useTRPC();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<Typed>(() => typedRules(rules));
  const [why, setWhy] = useState('');
  const [isChecked, setChecked] = useState(false);
  const change = useMutation(
    billingSettings.changePolicy.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(billingSettings.policies.queryFilter());
        toast.success('It holds from now on.');
        onDone();
      },
    }),
  );
  const whyError = fieldMessage(change.error, 'why');

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    const made = rulesOf(typed);
    if (made && why.trim() !== '') change.mutate({ rules: made, why: why.trim() });
  }

  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {change.error && !whyError ? <Callout tone="danger">{refusalOf(change.error).message}</Callout> : null}
      {ruled.map((outcome) => (
        <fieldset key={outcome} className="grid gap-2">
          <legend className="mb-1 font-medium">{outcomeLook(outcome).words}</legend>
          <WaitRows
            name={outcomeLook(outcome).words}
            rows={typed[outcome].rows}
            isChecked={isChecked}
            onChange={(rows) => setTyped({ ...typed, [outcome]: { ...typed[outcome], rows } })}
          />
          {outcome === 'unknown' ? (
            <p className="text-muted text-xs">
              When the provider is asked what came of it; the last one over and over.
              {isChecked && typed.unknown.rows.length === 0 ? ' There must be one.' : ''}
            </p>
          ) : (
            <Field label="After the last" className="max-w-56">
              {(control) => (
                <Select
                  {...control}
                  aria-label={`After the last: ${outcomeLook(outcome).words}`}
                  value={typed[outcome].afterwards}
                  onChange={({ target }) =>
                    setTyped({
                      ...typed,
                      [outcome]: { ...typed[outcome], afterwards: target.value === 'review' ? 'review' : 'fail' },
                    })
                  }
                >
                  <option value="fail">It is given up</option>
                  <option value="review">It is put before a person</option>
                </Select>
              )}
            </Field>
          )}
        </fieldset>
      ))}
      <Field
        label="Why"
        error={whyError ?? (isChecked && why.trim() === '' ? 'Say why: colleagues read it' : undefined)}
      >
        {(control) => (
          <Input {...control} maxLength={500} value={why} onChange={({ target }) => setWhy(target.value)} />
        )}
      </Field>
      <div className="flex justify-end gap-2 border-t pt-4">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={change.isPending}>
          {change.isPending ? 'One moment…' : 'Change it'}
        </Button>
      </div>
    </form>
  );
}

const rowsOf = (outcome: Outcome, waits: readonly Wait[]): WaitTyped[] =>
  waits.map((wait, index) => typedWait(wait, `${outcome} ${index}`));

const typedRules = (rules: RetryRules): Typed => ({
  network_error: { ...rules.network_error, rows: rowsOf('network_error', rules.network_error.waits) },
  no_funds: { ...rules.no_funds, rows: rowsOf('no_funds', rules.no_funds.waits) },
  declined: { ...rules.declined, rows: rowsOf('declined', rules.declined.waits) },
  unknown: { rows: rowsOf('unknown', rules.unknown.waits), afterwards: 'fail' },
});

/** Null while a row is not a number. */
function rulesOf(typed: Typed): RetryRules | null {
  const waitsOf = (outcome: Outcome) => typed[outcome].rows.map(waitOf);
  const all = ruled.flatMap(waitsOf);
  if (all.includes(null) || typed.unknown.rows.length === 0) return null;
  const ruleOf = (outcome: Exclude<Outcome, 'unknown'>) => ({
    waits: waitsOf(outcome).filter((wait) => wait !== null),
    afterwards: typed[outcome].afterwards,
  });
  return {
    network_error: ruleOf('network_error'),
    no_funds: ruleOf('no_funds'),
    declined: ruleOf('declined'),
    unknown: { waits: waitsOf('unknown').filter((wait) => wait !== null) },
  };
}
