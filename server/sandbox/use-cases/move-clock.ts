import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type LocalDate, localDate } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now, wallNow } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { countStops, destinationOf, isTooFar } from '../domain/clock-stops';
import { clockMoveRequested } from '../events';
import type { ClockMove } from '../schema';
import { endMove, insertMove, lockMoving, type MoveRow } from '../store';
import { presentMove } from './present-move';
import { noDemo } from './show-clock';

/** Has the clock of a demo moved forward, in the background and only one move at a time. */
export async function moveClock(
  actor: Actor | null,
  { to: wanted }: { to: string },
): Promise<Outcome<{ move: ClockMove }>> {
  const may = authorise(actor, 'billing:run');
  if (!may.ok) return may;
  if (!config().DEMO) return noDemo();
  const from = now();
  const isNamed = wanted === 'day' || wanted === 'month' || wanted === 'first';
  const to = destinationOf(isNamed ? wanted : (localDate(wanted) as LocalDate), from);
  const wrong = to <= from ? 'must be in the future' : isTooFar(to, from) ? 'must be within a year' : null;
  if (wrong) return refuse('invalid_input', `The day ${wrong}.`, { fields: [{ field: 'to', message: wrong }] });
  return transaction(async (client) => {
    const stops = countStops(from, to);
    const requestedBy = actorKey(may.value);
    const move = await insertMove(client, { from, to, stops, requestedBy, requestedAt: wallNow() });
    if (!move) return refuse('conflict', 'The clock is being moved: wait until it has arrived, or stop it.');
    await emit(client, clockMoveRequested({ moveId: move.id.toString() }));
    await audit(client, entry(may.value, move, 'requested', { from, to }));
    return ok({ move: presentMove(move) });
  });
}

/** Has the clock stay where it has come to. */
export async function stopClock(actor: Actor | null, { id }: { id: string }): Promise<Outcome<{ move: ClockMove }>> {
  const may = authorise(actor, 'billing:run');
  if (!may.ok) return may;
  if (!config().DEMO) return noDemo();
  return transaction(async (client) => {
    const move = await lockMoving(client, id);
    if (!move) return refuse('not_found', 'There is no such move under way.');
    const at = wallNow();
    await endMove(client, move.id, { status: 'stopped', at, reason: null });
    await audit(client, entry(may.value, move, 'stopped', { at: move.at }));
    return ok({ move: presentMove({ ...move, status: 'stopped', ended_at: at }) });
  });
}

const entry = (
  actor: Actor,
  move: MoveRow,
  what: 'requested' | 'stopped',
  after: Record<string, unknown>,
): Parameters<typeof audit>[1] => ({
  actor,
  action: `sandbox_move.${what}`,
  object: { type: 'sandbox_move', id: move.id.toString() },
  merchantId: null,
  after,
});
