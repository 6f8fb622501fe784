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
import type { DunningPolicy } from '@/server/invoices/schema/dunning';
import { DunningPath } from './dunning-path';
import { daysFrom } from './dunning-steps';

/** What was there is filled in; the way that it makes is drawn below while one types. */
export function PolicyForm({ policy, onDone }: { policy: DunningPolicy | null; onDone: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState({
    name: policy?.name ?? '',
    reference: '',
    overdue: String(policy?.overdueAfterDays ?? 14),
    writtenOff: String(policy?.uncollectibleAfterDays ?? 60),
    reminders: (policy?.reminderDays ?? [3, 7, 30]).join(', '),
    why: '',
  });
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.dunning.pathKey() });
    toast.success(policy ? 'It holds from now on.' : 'The policy is there: choose it at the customers that it is for.');
    onDone();
  };
  const create = useMutation(trpc.dunning.create.mutationOptions({ onSuccess }));
  const change = useMutation(trpc.dunning.change.mutationOptions({ onSuccess }));
  const { error, isPending } = policy ? change : create;
  const reminderDays = daysFrom(typed.reminders);
  const rules = {
    name: typed.name,
    overdueAfterDays: Number(typed.overdue),
    uncollectibleAfterDays: Number(typed.writtenOff),
    reminderDays: reminderDays ?? [],
  };
  const at = (field: string) => fieldMessage(error, field);
  const isShownAtField = [
    'name',
    'reference',
    'overdueAfterDays',
    'uncollectibleAfterDays',
    'reminderDays',
    'why',
  ].some(at);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!reminderDays) return;
    if (policy) change.mutate({ reference: policy.reference, ...rules, why: typed.why });
    else create.mutate({ reference: typed.reference, ...rules });
  }
  const text = (name: keyof typeof typed) => ({
    value: typed[name],
    required: name !== 'reminders',
    onChange: ({ target }: { target: { value: string } }) => setTyped({ ...typed, [name]: target.value }),
  });
  const days = (name: 'overdue' | 'writtenOff', least: number, most: number) => ({
    ...text(name),
    type: 'number',
    min: least,
    max: most,
    className: 'tabular-nums',
  });
  return (
    <form onSubmit={submit} className="grid gap-4">
      {error && !isShownAtField ? <Callout tone="danger">{refusalOf(error).message}</Callout> : null}
      <Field label="Name" error={at('name')}>
        {(control) => <Input {...control} {...text('name')} maxLength={100} />}
      </Field>
      {policy ? null : (
        <Field label="Reference" hint="By which customers and calls of the API name it." error={at('reference')}>
          {(control) => <Input {...control} {...text('reference')} maxLength={200} />}
        </Field>
      )}
      <Field
        label="Reminders"
        hint="Days after the due day, such as 3, 7, 30. Empty: none."
        error={reminderDays ? at('reminderDays') : 'must be days, such as 3, 7, 30'}
      >
        {(control) => <Input {...control} {...text('reminders')} inputMode="text" />}
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label="Overdue after" hint="Days after the due day" error={at('overdueAfterDays')}>
          {(control) => <Input {...control} {...days('overdue', 0, 365)} />}
        </Field>
        <Field label="Written off after" hint="Days overdue" error={at('uncollectibleAfterDays')}>
          {(control) => <Input {...control} {...days('writtenOff', 1, 1_000)} />}
        </Field>
      </div>
      <DunningPath policy={rules} />
      {policy ? (
        <Field label="Why" hint="It stands in the history." error={at('why')}>
          {(control) => <Input {...control} {...text('why')} maxLength={500} />}
        </Field>
      ) : null}
      <Button type="submit" variant="primary" className="justify-self-end" disabled={isPending || !reminderDays}>
        {policy ? 'Save' : 'Add'}
      </Button>
    </form>
  );
}
