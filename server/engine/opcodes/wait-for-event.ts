import type pg from 'pg';
import type { Event, NewEvent } from '../event';
import { matches } from '../expression';
import { settleStep } from '../settle-step';

/** Wakes the steps that wait for one of these events: their result is the whole event. */
export async function resumeWaitingSteps(tx: pg.PoolClient, events: NewEvent[]): Promise<void> {
  const { rows } = await tx.query<WaitingStep>(
    `SELECT step.run_id, step.id, step.wait_event, step.wait_if, event.payload
     FROM engine.step JOIN engine.run ON run.id = step.run_id JOIN engine.event ON event.id = run.event_id
     WHERE step.status = 'waiting' AND step.wait_event = ANY ($1::text[]) AND run.ended_at IS NULL
     ORDER BY step.run_id, step.id`,
    [[...new Set(events.map(({ payload }) => payload.name))]],
  );
  for (const step of rows) {
    const match = events.find(
      ({ payload }) =>
        payload.name === step.wait_event && matches(step.wait_if, { event: step.payload, async: payload }),
    );
    if (match) await settleStep(tx, step.run_id, step.id, { data: JSON.stringify(match.payload) });
  }
}

type WaitingStep = { run_id: string; id: string; wait_event: string; wait_if: string | null; payload: Event };
