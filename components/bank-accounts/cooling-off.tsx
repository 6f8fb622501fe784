'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Instant } from '@/components/ui/day';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';

/** How long a changed account waits for its first payout, what it was before, and for whoever may, a way to set it. */
export function CoolingOff({ mayChange }: { mayChange: boolean }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.payoutSettings.get.queryOptions());
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title="Cooling-off"
      aside={
        mayChange && data ? (
          <Button size="sm" onClick={() => setOpen(true)}>
            Change…
          </Button>
        ) : undefined
      }
    >
      {error && !data ? <ErrorState what="The cooling-off" error={error} onRetry={() => void refetch()} /> : null}
      {!error && !data ? <Skeleton className="h-10" /> : null}
      {data ? (
        <>
          <p>
            {data.current.coolingOffHours === 0
              ? 'A changed account is paid to at once.'
              : `A changed account waits ${hoursText(data.current.coolingOffHours)} after its confirmation for its first payout. A merchant’s first account is paid to at once.`}
          </p>
          {data.before.length > 0 ? (
            <ol className="mt-3 grid gap-1 text-muted">
              {[data.current, ...data.before].map((setting) => (
                <li key={setting.madeAt}>
                  {hoursText(setting.coolingOffHours)}
                  {setting.madeBy === 'system' ? (
                    ', as delivered'
                  ) : (
                    <>
                      , set by {setting.madeBy}, <Instant at={setting.madeAt} />
                    </>
                  )}
                  {setting.why ? `: ${setting.why}` : ''}
                </li>
              ))}
            </ol>
          ) : null}
          <Dialog
            open={isOpen}
            onOpenChange={setOpen}
            title="Cooling-off"
            description="It holds for what is confirmed from now on: an account that waits already keeps its day."
          >
            <CoolingOffForm hours={data.current.coolingOffHours} onDone={() => setOpen(false)} />
          </Dialog>
        </>
      ) : null}
    </Section>
  );
}

function CoolingOffForm({ hours, onDone }: { hours: number; onDone: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(String(hours));
  const [why, setWhy] = useState('');
  const change = useMutation(
    trpc.payoutSettings.change.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.payoutSettings.get.queryFilter());
        toast.success('It holds from now on.');
        onDone();
      },
    }),
  );
  const at = (field: string) => fieldMessage(change.error, field);
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ coolingOffHours: Number(typed), why });
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {change.error && !at('coolingOffHours') && !at('why') ? (
        <Callout tone="danger">{refusalOf(change.error).message}</Callout>
      ) : null}
      <Field label="Hours" hint="At most 720, which is 30 days." error={at('coolingOffHours')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={0}
            max={720}
            required
            className="tabular-nums"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <Field label="Why" error={at('why')}>
        {(control) => (
          <Input {...control} required maxLength={500} value={why} onChange={({ target }) => setWhy(target.value)} />
        )}
      </Field>
      <Button type="submit" variant="primary" className="justify-self-end" disabled={change.isPending}>
        Save
      </Button>
    </form>
  );
}

function hoursText(hours: number): string {
  if (hours === 0) return 'None';
  if (hours % 24 === 0) return hours === 24 ? '1 day' : `${hours / 24} days`;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}
