'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { addDays, isLocalDate, localDateOf } from '@/server/kernel/calendar';
import type { BusinessClock } from '@/server/sandbox/schema';

/** Where the clock can be moved to. Each hour and day on the way has its work done. */
export function MoveClock({ clock }: { clock: BusinessClock }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const today = localDateOf(new Date(clock.now), 'UTC');
  const [day, setDay] = useState<string>('');
  const move = useMutation(
    trpc.sandbox.move.mutationOptions({
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.sandbox.moves.queryFilter()),
          queryClient.invalidateQueries(trpc.sandbox.clock.queryFilter()),
        ]),
    }),
  );
  const isBusy = move.isPending || clock.isMoving;
  const dayError = fieldMessage(move.error, 'to');
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={isBusy} onClick={() => move.mutate({ to: 'first' })}>
          To the next first of the month
        </Button>
        <Button disabled={isBusy} onClick={() => move.mutate({ to: 'day' })}>
          A day
        </Button>
        <Button disabled={isBusy} onClick={() => move.mutate({ to: 'month' })}>
          A month
        </Button>
      </div>
      <form
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          move.mutate({ to: day });
        }}
      >
        <Field label="Or to the evening (UTC) of" error={dayError}>
          {(control) => (
            <Input
              {...control}
              type="date"
              min={today}
              max={addDays(today, 365)}
              value={day}
              onChange={({ target }) => setDay(target.value)}
              className="w-44 tabular-nums"
            />
          )}
        </Field>
        <Button type="submit" disabled={isBusy || !isLocalDate(day)} className="mt-5">
          Move
        </Button>
      </form>
      {move.error && !dayError ? <Callout tone="danger">{refusalOf(move.error).message}</Callout> : null}
    </div>
  );
}
