'use client';

import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useWebhookChanges } from './use-webhook-changes';

/** Sends the messages of a time once more. */
export function ReplayRange({ endpointId }: { endpointId: string }) {
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [which, setWhich] = useState<'undelivered' | 'all'>('undelivered');
  const { replayRange } = useWebhookChanges();
  const { error, isPending } = replayRange;

  function send(event: FormEvent) {
    event.preventDefault();
    const range = { endpoint: endpointId, from: instantOf(from), to: instantOf(to), which };
    replayRange.mutate(range, {
      onSuccess: ({ replayed }) => {
        setOpen(false);
        toast.success(replayed === 0 ? 'There was nothing to send again.' : `${replayed} are on their way again.`);
      },
    });
  }
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Send a time again
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title="Send the messages of a time again">
        <form onSubmit={send} className="grid gap-4" noValidate>
          <Field label="From" error={fieldMessage(error, 'from')}>
            {(control) => (
              <Input {...control} type="datetime-local" value={from} onChange={({ target }) => setFrom(target.value)} />
            )}
          </Field>
          <Field label="Until" error={fieldMessage(error, 'to')}>
            {(control) => (
              <Input {...control} type="datetime-local" value={to} onChange={({ target }) => setTo(target.value)} />
            )}
          </Field>
          <Choice
            label="Which"
            value={which}
            options={[
              { value: 'undelivered', label: 'That never arrived' },
              { value: 'all', label: 'All' },
            ]}
            onChange={setWhich}
          />
          {error && !refusalOf(error).fields?.length ? (
            <Callout tone="danger">{refusalOf(error).message}</Callout>
          ) : null}
          <div className="flex justify-end">
            <Button type="submit" variant="primary" disabled={isPending || !from || !to}>
              Send again
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

/** What stands in the field is on the viewer's own clock. */
const instantOf = (local: string): string => (local ? new Date(local).toISOString() : '');
