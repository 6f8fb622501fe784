import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { approversNeeded } from '../domain/approvals';
import { runSubmitted } from '../events';
import { presentRun } from '../present';
import type { Run } from '../schema';
import { currentPolicy } from '../store/policies';
import { findHash, findPays, type LivingRun, lockRun, submitRun as write } from '../store/run-life';
import { findRun, type RunRow } from '../store/runs';
import { keepFlags } from './run-flags';

export const noRun = () => refuse('not_found', 'There is no such run.');
export const isStale = () =>
  refuse('stale', 'This run has changed since you looked at it: look again at what it is now.');
export const shownRun = async (client: Queryable, id: string): Promise<Run> =>
  presentRun((await findRun(client, id)) as RunRow);

/** Hands a calculated run in for approval, as it was shown to its maker, and writes down what is worth a second look at it. */
export async function submitRun(actor: Actor | null, input: { id: string; hash: string }): Promise<Outcome<Run>> {
  const may = authorise(actor, 'disbursements:run');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const run = await lockRun(client, input.id);
    if (!run) return noRun();
    if (run.status !== 'ready') return cannot('submitted', run);
    const hash = await findHash(client, run.id);
    if (hash !== input.hash) return isStale();
    const approvalsNeeded = approversNeeded(await currentPolicy(client), await findPays(client, run.id));
    await write(client, run.id, { actor: actorKey(may.value), at: now(), approvalsNeeded });
    await keepFlags(client, run.id, hash);
    await emit(client, runSubmitted({ runId: run.id }));
    await audit(client, {
      actor: may.value,
      action: 'run.submitted',
      object: { type: 'run', id: run.id },
      merchantId: null,
      before: { status: 'ready' },
      after: { status: 'submitted', hash, approvalsNeeded },
    });
    return ok(await shownRun(client, run.id));
  });
}

/** What cannot be done with a run as it stands. */
export const cannot = (done: string, { status }: Pick<LivingRun, 'status'>) =>
  refuse('impossible_move', `This run is ${status.replaceAll('_', ' ')}: it cannot be ${done}.`);
