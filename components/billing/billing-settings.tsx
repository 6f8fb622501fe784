'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Day } from '@/components/ui/day';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { BillingSettings } from '@/server/billing/schema/policy';

const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** When months are billed, and for whoever may, how to change it. */
export function BillingSettingsSection({ mayChange }: { mayChange: boolean }) {
  const { billingSettings } = useTRPC();
  const { data, error, refetch } = useQuery(billingSettings.get.queryOptions());
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title="When a month is charged"
      aside={
        mayChange && data ? (
          <Button size="sm" onClick={() => setOpen(true)}>
            Change
          </Button>
        ) : undefined
      }
    >
      {error && !data ? <ErrorState what="The settings" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className="h-10 w-full" /> : null}
      {data ? (
        <Facts
          facts={[
            { name: 'From this hour, in the customer’s time zone', value: hourText(data.hour) },
            { name: 'Saturdays and Sundays', value: data.onWorkingDay ? 'Wait for Monday' : 'Are charged as well' },
            {
              name: 'By itself',
              value: data.beginsOn ? (
                <>
                  What is due from <Day day={data.beginsOn} /> on
                </>
              ) : (
                'All that is due'
              ),
            },
          ]}
        />
      ) : null}
      {isOpen && data ? (
        <Dialog open onOpenChange={setOpen} title="Change when a month is charged">
          <SettingsForm settings={data} onDone={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </Section>
  );
}

function SettingsForm({ settings, onDone }: { settings: BillingSettings; onDone: () => void }) {
  const { billingSettings } = useTRPC();
  const queryClient = useQueryClient();
  const [hour, setHour] = useState(settings.hour);
  const [onWorkingDay, setOnWorkingDay] = useState(settings.onWorkingDay);
  const [beginsOn, setBeginsOn] = useState(settings.beginsOn ?? '');
  const change = useMutation(
    billingSettings.change.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(billingSettings.get.queryFilter());
        toast.success('It holds from now on.');
        onDone();
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ hour, onWorkingDay, beginsOn: beginsOn === '' ? null : beginsOn });
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {change.error ? <Callout tone="danger">{refusalOf(change.error).message}</Callout> : null}
      <Field label="From this hour" hint="On the clocks of the customer’s time zone">
        {(control) => (
          <Select
            {...control}
            value={hour}
            onChange={({ target }) => setHour(Number(target.value))}
            className="max-w-32 tabular-nums"
          >
            {Array.from({ length: 24 }, (_, of) => of).map((of) => (
              <option key={of} value={of}>
                {hourText(of)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={onWorkingDay}
          onChange={({ target }) => setOnWorkingDay(target.checked)}
          className="size-4 accent-accent"
        />
        Saturdays and Sundays wait for Monday
      </label>
      <Field label="By itself from this day on" hint="What was due before waits for somebody; empty: all is charged">
        {(control) => (
          <Input
            {...control}
            type="date"
            value={beginsOn}
            onChange={({ target }) => setBeginsOn(target.value)}
            className="max-w-44 tabular-nums"
          />
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
