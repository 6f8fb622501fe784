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
import type { BillingProvider, ProviderLimits } from '@/server/billing/schema/providers';

const fields: { name: keyof ProviderLimits; label: string; hint: string; max: number }[] = [
  { name: 'concurrency', label: 'Charges at once', hint: 'Per process', max: 1_000 },
  { name: 'perSecond', label: 'Charges begun a second', hint: 'Per process', max: 100_000 },
  { name: 'opensAtPercent', label: 'Opens when more than this part fails', hint: 'Percent of the calls…', max: 99 },
  { name: 'withinSeconds', label: 'Of so many seconds', hint: '…of this time', max: 3_600 },
  { name: 'openSeconds', label: 'Asks again after', hint: 'Seconds, with one charge', max: 86_400 },
];

/** How much a provider is asked at once, and when its breaker opens. */
export function ProviderLimitsForm({ provider, onDone }: { provider: BillingProvider; onDone: () => void }) {
  const { billingSettings } = useTRPC();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<Record<string, string>>(
    Object.fromEntries(Object.entries(provider.limits).map(([name, value]) => [name, String(value)])),
  );
  const change = useMutation(
    billingSettings.setLimits.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(billingSettings.providers.queryFilter());
        toast.success('Runs go by it from now on.');
        onDone();
      },
    }),
  );
  const messageOf = (name: string) => fieldMessage(change.error, `limits.${name}`);
  function submit(event: FormEvent) {
    event.preventDefault();
    const limits = Object.fromEntries(fields.map(({ name }) => [name, Number(typed[name])])) as ProviderLimits;
    change.mutate({ name: provider.name, limits });
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {change.error && !fields.some(({ name }) => messageOf(name)) ? (
        <Callout tone="danger">{refusalOf(change.error).message}</Callout>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map(({ name, label, hint, max }) => (
          <Field key={name} label={label} hint={hint} error={messageOf(name)}>
            {(control) => (
              <Input
                {...control}
                type="number"
                required
                min={1}
                max={max}
                value={typed[name] ?? ''}
                onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
                className="tabular-nums"
              />
            )}
          </Field>
        ))}
      </div>
      <div className="flex justify-end gap-2 border-t pt-4">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={change.isPending}>
          {change.isPending ? 'One moment…' : 'Change them'}
        </Button>
      </div>
    </form>
  );
}
