'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { CustomerPicker } from '@/components/customers/customer-picker';
import { useBusinessNow } from '@/components/format/business-now';
import { useFormatting } from '@/components/format/formatting';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { localDateOf } from '@/server/kernel/calendar';

const covered = [
  { value: 'all', label: 'All' },
  { value: 'status', label: 'One state' },
  { value: 'customer', label: 'One customer' },
] as const;
type Covered = (typeof covered)[number]['value'];

const states = {
  open: 'Open: those that wait for their first charge, or the next',
  failed: 'Failed: those that were given up',
  overdue: 'Overdue: those that nobody paid in time',
} as const;
type State = keyof typeof states;
const isState = (text: string): text is State => text in states;

/** Which month's invoices, and whose. What was charged already is not charged again. */
export function NewRunForm() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { timeZone } = useFormatting();
  const now = useBusinessNow();
  const [period, setPeriod] = useState<string>(() => localDateOf(now(), timeZone).slice(0, 7));
  const [covers, setCovers] = useState<Covered>('all');
  const [status, setStatus] = useState<State>('failed');
  const [customer, setCustomer] = useState<string | null>(null);
  const start = useMutation(
    trpc.billing.start.mutationOptions({
      onSuccess: async ({ run, alreadyThere }) => {
        if (alreadyThere) toast.info('This run was asked for before. Here it is.');
        await queryClient.invalidateQueries(trpc.billing.runs.queryFilter());
        router.push(`/billing/runs/${run.id}`);
      },
    }),
  );
  const isReady = /^\d{4}-(0[1-9]|1[0-2])$/.test(period) && (covers !== 'customer' || customer !== null);
  const shownAtField = (['period', 'customer', 'status'] as const).some((field) => fieldMessage(start.error, field));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady) return;
    start.mutate({
      period,
      ...(covers === 'status' ? { status } : {}),
      ...(covers === 'customer' && customer !== null ? { customer } : {}),
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-5">
      {start.error && !shownAtField ? <Callout tone="danger">{refusalOf(start.error).message}</Callout> : null}
      <Field label="Month" error={fieldMessage(start.error, 'period')}>
        {(control) => (
          <Input
            {...control}
            type="month"
            required
            pattern="[0-9]{4}-[0-9]{2}"
            placeholder="YYYY-MM"
            value={period}
            onChange={({ target }) => setPeriod(target.value)}
            className="max-w-44 tabular-nums"
          />
        )}
      </Field>
      <Choice label="Invoices" value={covers} options={covered} onChange={setCovers} />
      {covers === 'status' ? (
        <Field label="State" error={fieldMessage(start.error, 'status')}>
          {(control) => (
            <Select
              {...control}
              value={status}
              onChange={({ target }) => (isState(target.value) ? setStatus(target.value) : undefined)}
            >
              {Object.entries(states).map(([state, words]) => (
                <option key={state} value={state}>
                  {words}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      {covers === 'customer' ? (
        <CustomerPicker value={customer} onChange={setCustomer} error={fieldMessage(start.error, 'customer')} />
      ) : null}
      <p className="rounded-md bg-canvas px-3 py-2 text-muted">
        Each invoice is charged at most once. What was paid or voided meanwhile is left out, and what waits for review
        is not tried blindly.
      </p>
      <div className="flex justify-end border-t pt-4">
        <Button type="submit" variant="primary" disabled={start.isPending || start.isSuccess || !isReady}>
          {start.isPending || start.isSuccess ? 'Starting…' : 'Start the run'}
        </Button>
      </div>
    </form>
  );
}
