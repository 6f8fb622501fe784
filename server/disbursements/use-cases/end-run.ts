import { type Actor, actorKey, authorise, authorisePerson } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { resolveScope } from '@/server/merchants/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { runEnded } from '../events';
import type { Run, RunStatus } from '../schema';
import type { ExcludeMerchantInput } from '../schema/approvals';
import { endRun, findHash, insertApproval, type LivingRun, lockRun, reopenRun } from '../store/run-life';
import { releasePlanned } from './release-run';
import { cannot, noRun, shownRun } from './submit-run';

type Ending = { id: string; reason: string };
const open: readonly RunStatus[] = ['ready', 'submitted'];

/** Gives up a run that is not approved. Its days are open again. */
export async function cancelRun(actor: Actor | null, { id, reason }: Ending): Promise<Outcome<Run>> {
  const may = authorise(actor, 'disbursements:run');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const run = await lockRun(client, id);
    if (!run) return noRun();
    if (!open.includes(run.status)) return cannot('cancelled', run);
    return ok(await end(client, run, { status: 'cancelled', reason, actor: may.value }));
  });
}

/** A checker's no, with words for the maker. Its days are open again, for a run that is right. */
export async function rejectRun(actor: Actor | null, { id, reason }: Ending): Promise<Outcome<Run>> {
  const may = authorisePerson(actor, 'runs:approve');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const run = await lockRun(client, id);
    if (!run) return noRun();
    if (run.status !== 'submitted') return cannot('rejected', run);
    const hash = await findHash(client, id);
    const by = { decided_by: actorKey(may.value), decided_by_name: may.value.name, decided_at: now() };
    await insertApproval(client, id, { hash, decision: 'rejected', ...by, words: reason });
    return ok(await end(client, run, { status: 'rejected', reason, actor: may.value }));
  });
}

/** Takes one merchant out of a run that is not approved: its days are open again. The run is its maker's once more. */
export async function excludeMerchant(actor: Actor | null, input: ExcludeMerchantInput): Promise<Outcome<Run>> {
  const may = authorise(actor, 'disbursements:run');
  if (!may.ok) return may;
  const merchantId = await resolveScope(may.value.merchantId, input.merchant);
  if (typeof merchantId !== 'bigint') return refuse('not_found', `There is no merchant ${input.merchant}.`);
  return transaction(async (client) => {
    const run = await lockRun(client, input.id);
    if (!run) return noRun();
    if (!open.includes(run.status)) return cannot('changed', run);
    if ((await releasePlanned(client, run.id, merchantId)) === 0)
      return refuse('not_found', `This run gives nothing to ${input.merchant}.`);
    await audit(client, {
      actor: may.value,
      action: 'run.merchant_excluded',
      object: { type: 'run', id: run.id },
      merchantId: null,
      before: { status: run.status },
      after: { status: 'ready', merchant: input.merchant },
      why: input.reason,
    });
    await reopenRun(client, run.id);
    return ok(await shownRun(client, run.id));
  });
}

async function end(
  client: Queryable,
  run: LivingRun,
  { status, reason, actor }: { status: 'cancelled' | 'rejected'; reason: string; actor: Actor },
): Promise<Run> {
  await endRun(client, run.id, { status, reason, at: now() });
  await emit(client, runEnded({ runId: run.id }));
  await audit(client, {
    actor,
    action: `run.${status}`,
    object: { type: 'run', id: run.id },
    merchantId: null,
    before: { status: run.status },
    after: { status },
    why: reason,
  });
  await releasePlanned(client, run.id, null);
  return shownRun(client, run.id);
}
