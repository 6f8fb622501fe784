import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { runEnded, runStarted } from '../events';
import type { ControlRunInput, Run, RunStatus } from '../schema/runs';
import { lockRun, setRunStatus } from '../store/runs';
import { showRun } from './show-run';

const moves = {
  pause: { from: ['running'], to: 'paused', done: 'paused' },
  resume: { from: ['paused'], to: 'running', done: 'resumed' },
  cancel: { from: ['running', 'paused'], to: 'cancelled', done: 'cancelled' },
} as const satisfies Record<string, { from: readonly RunStatus[]; to: RunStatus; done: string }>;

/** Nothing new is charged until it is resumed; what is under way comes to its end. */
export const pauseRun = (actor: Actor | null, input: ControlRunInput) => control(actor, input, 'pause');
export const resumeRun = (actor: Actor | null, input: ControlRunInput) => control(actor, input, 'resume');
/**
 * Charges nothing more. What was charged stays charged, and what was not waits as before; that of a month's run until somebody
 * asks for it.
 */
export const cancelRun = (actor: Actor | null, input: ControlRunInput) => control(actor, input, 'cancel');

async function control(
  actor: Actor | null,
  { id, reason }: ControlRunInput,
  move: keyof typeof moves,
): Promise<Outcome<Run>> {
  const may = authorise(actor, 'billing:run');
  if (!may.ok) return may;
  const { from, to, done } = moves[move];
  return transaction(async (client) => {
    const run = await lockRun(client, id);
    if (!run) return refuse('not_found', 'There is no such run.');
    if (!(from as readonly RunStatus[]).includes(run.status))
      return refuse('impossible_move', `This run is ${run.status}, so it cannot be ${done}.`, {
        details: { currentState: run.status, possibleFrom: from },
      });
    await setRunStatus(client, run.id, to, { finishedAt: to === 'cancelled' ? now() : null });
    if (to === 'running') await emit(client, runStarted({ runId: id }));
    if (to === 'cancelled') await emit(client, runEnded({ runId: id }));
    await audit(client, {
      actor: may.value,
      action: `billing_run.${done}`,
      object: { type: 'billing_run', id },
      merchantId: null,
      before: { status: run.status },
      after: { status: to },
      ...(reason === undefined ? {} : { why: reason }),
    });
    return ok(await showRun(client, (await lockRun(client, id)) as typeof run));
  });
}
