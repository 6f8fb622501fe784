import { type Actor, actorKey, askFreshSecondFactor, authorisePerson, jobActor } from '@/server/identity/door';
import { localDate } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { type OwedOn, oweOn } from '@/server/payables/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { whyNotApprove } from '../domain/approvals';
import { runApproved } from '../events';
import type { Run } from '../schema';
import type { ApproveRunInput } from '../schema/approvals';
import { lockMerchantsOfRun } from '../store/calculation';
import {
  type ApprovedRow,
  approveDisbursements,
  findApprovals,
  findHash,
  insertApproval,
  type LivingRun,
  lockRun,
  approveRun as write,
} from '../store/run-life';
import { keepFlags } from './run-flags';
import { cannot, isStale, noRun, shownRun } from './submit-run';

/**
 * One person's approval of a run, of exactly what was shown: what each merchant gets, and where it goes. With the last that
 * it needs the run is approved and will be paid. Asks for a second factor shown within five minutes.
 */
export async function approveRun(actor: Actor | null, input: ApproveRunInput): Promise<Outcome<Run>> {
  const may = authorisePerson(actor, 'runs:approve');
  if (!may.ok) return may;
  const by = actorKey(may.value);
  return transaction(async (client) => {
    const run = await lockRun(client, input.id);
    if (!run) return noRun();
    if (run.status !== 'submitted') return cannot('approved', run);
    // No account of a merchant in it comes into force from here on.
    await lockMerchantsOfRun(client, run.id);
    const hash = await findHash(client, run.id);
    const whyNot = whyNotApprove(by, run, await findApprovals(client, run.id), hash);
    if (whyNot !== null) return refuse('conflict', whyNot);
    const fresh = askFreshSecondFactor(may.value);
    if (!fresh.ok) return fresh;
    if (hash !== input.hash) return isStale();
    // An account may have come into force since it was submitted: then this is another hash, looked at anew.
    await keepFlags(client, run.id, hash);
    const words = input.words || null;
    const of = {
      decision: 'approved',
      hash,
      decided_by: by,
      decided_by_name: may.value.name,
      decided_at: now(),
      words,
    } as const;
    await insertApproval(client, run.id, of);
    await audit(client, {
      actor: may.value,
      action: 'run.approval_given',
      object: { type: 'run', id: run.id },
      merchantId: null,
      after: { hash },
      ...(words === null ? {} : { why: words }),
    });
    const given = (await findApprovals(client, run.id)).filter(
      (one) => one.decision === 'approved' && one.hash === hash,
    );
    if (given.length >= (run.approvals_needed ?? 1)) await completeApproval(client, run, hash, null);
    return ok(await shownRun(client, run.id));
  });
}

/**
 * Approves the run in the caller's transaction, which holds it and its merchants: settles where each disbursement is paid,
 * and owes on what is not paid out. The database looks at the approvals again.
 */
export async function completeApproval(client: Queryable, run: LivingRun, hash: string, policyId: bigint | null) {
  await write(client, run.id, { hash, at: now(), policyId });
  const approved = await approveDisbursements(client, run.id);
  await emit(client, runApproved({ runId: run.id }));
  const actor = jobActor('approve-run');
  await audit(
    client,
    {
      actor,
      action: 'run.approved',
      object: { type: 'run', id: run.id },
      merchantId: null,
      before: { status: 'submitted' },
      after: { status: 'approved', hash, ...(policyId === null ? {} : { policyId: policyId.toString() }) },
    },
    ...approved.map((row) => ({
      actor,
      action: 'disbursement.approved',
      object: { type: 'disbursement', id: row.id.toString() },
      merchantId: row.merchant_id,
      before: { status: 'planned' },
      after: { status: row.net_minor > row.kept_minor ? 'approved' : 'carried' },
    })),
  );
  await oweOn(client, approved.filter((row) => row.kept_minor !== 0n).map(keptOf));
}

/** A reserve falls due on its day; all else with what comes next. */
const keptOf = (row: ApprovedRow): OwedOn => ({
  kind: row.release_on === null ? 'carried' : 'reserve_released',
  merchantId: row.merchant_id,
  sourceId: row.id,
  currency: row.currency,
  grossMinor: row.kept_minor,
  feeMinor: 0n,
  naturalOn: localDate(row.release_on ?? row.period_to),
  bookedOn: localDate(row.period_to),
});
