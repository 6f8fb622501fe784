'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { useBusinessNow } from '@/components/format/business-now';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Choice } from '@/components/ui/choice';
import { Day } from '@/components/ui/day';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { addDays, isLocalDate, localDateOf } from '@/server/kernel/calendar';

/** From when on the run of the day is prepared by itself, and for whoever may, a way to set that. */
export function ScheduleSetting({ mayChange }: { mayChange: boolean }) {
  const { data } = useQuery(useTRPC().runs.schedule.queryOptions());
  const [isOpen, setOpen] = useState(false);
  if (!data) return null;
  return (
    <>
      <span>
        {data.beginsOn === null ? (
          'The run of the day is prepared by hand.'
        ) : (
          <>
            The run of the day is prepared by itself from <Day day={data.beginsOn} /> on, before 08:00 UTC.
          </>
        )}
        {mayChange ? (
          <button
            type="button"
            className="ml-2 text-accent underline-offset-2 hover:underline"
            onClick={() => setOpen(true)}
          >
            Change…
          </button>
        ) : null}
      </span>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="The run of the day"
        description="Each day it works out what is due to the merchants whose day it is by their own schedule. It is approved like any other."
      >
        <ScheduleForm beginsOn={data.beginsOn} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ScheduleForm({ beginsOn, onDone }: { beginsOn: string | null; onDone: () => void }) {
  const { runs } = useTRPC();
  const queryClient = useQueryClient();
  const now = useBusinessNow();
  // Runs are named by the day in UTC.
  const [typed, setTyped] = useState<string>(() => beginsOn ?? addDays(localDateOf(now(), 'UTC'), 1));
  const [kind, setKind] = useState<'itself' | 'hand'>(beginsOn === null ? 'hand' : 'itself');
  const change = useMutation(
    runs.setSchedule.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(runs.schedule.queryFilter());
        toast.success('It holds from now on.');
        onDone();
      },
    }),
  );
  const wrong = fieldMessage(change.error, 'beginsOn');
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ beginsOn: kind === 'hand' ? null : typed });
  }
  return (
    <form onSubmit={submit} className="grid gap-5">
      {change.error && !wrong ? <Callout tone="danger">{refusalOf(change.error).message}</Callout> : null}
      <Choice
        label="It is prepared"
        value={kind}
        options={[
          { value: 'itself', label: 'By itself' },
          { value: 'hand', label: 'By hand' },
        ]}
        onChange={setKind}
      />
      {kind === 'itself' ? (
        <Field label="From this day on" error={wrong}>
          {(control) => (
            <Input
              {...control}
              type="date"
              required
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              className="max-w-44 tabular-nums"
            />
          )}
        </Field>
      ) : null}
      <div className="flex justify-end border-t pt-4">
        <Button
          type="submit"
          variant="primary"
          disabled={change.isPending || (kind === 'itself' && !isLocalDate(typed))}
        >
          {change.isPending ? 'One moment…' : 'Save'}
        </Button>
      </div>
    </form>
  );
}
