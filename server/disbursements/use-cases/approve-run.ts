import { type Actor, actorKey, askFreshSecondFactor, authorisePerson, jobActor } from '@/server/identity/door';
import { localDate } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { type OwedOn, oweOn } from '@/server/payables/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { runApproved } from '../events';
import type { Run } from '../schema';
import type { ApproveRunInput } from '../schema/approvals';
import { lockMerchantsOfRun } from '../store/calculation';
import {
  type ApprovalRow,
  type ApprovedRow,
  approveDisbursements,
  findApprovals,
  findHash,
  insertApproval,
  type LivingRun,
  lockRun,
  approveRun as write,
} from '../store/run-life';
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
    if (isMaker(run, by)) return refuse('conflict', 'You prepared this run yourself: somebody else approves it.');
    const fresh = askFreshSecondFactor(may.value);
    if (!fresh.ok) return fresh;
    // No account of a merchant in it comes into force from here on.
    await lockMerchantsOfRun(client, run.id);
    const hash = await findHash(client, run.id);
    if (hash !== input.hash) return isStale();
    const words = input.words || null;
    const of = {
      decision: 'approved',
      hash,
      decided_by: by,
      decided_by_name: may.value.name,
      decided_at: now(),
      words,
    } as const;
    if (!(await insertApproval(client, run.id, of)))
      return refuse('conflict', 'You have approved this run already: it waits for somebody else.');
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

const isMaker = (run: Pick<LivingRun, 'submitted_by' | 'requested_by'>, person: string): boolean =>
  person === run.submitted_by || person === run.requested_by;

/** Why somebody cannot approve a run now, in words for them; null: they can. */
export function mayApprove(
  actor: Actor,
  run: Pick<LivingRun, 'status' | 'submitted_by' | 'requested_by'>,
  approvals: readonly ApprovalRow[],
  hash: string,
): string | null {
  const by = actorKey(actor);
  if (run.status !== 'submitted') return 'It does not wait for approval.';
  if (!authorisePerson(actor, 'runs:approve').ok) return 'Your role does not approve runs.';
  if (isMaker(run, by)) return 'You prepared it yourself: somebody else approves it.';
  if (approvals.some((one) => one.decided_by === by && one.hash === hash))
    return 'You have approved it already: it waits for somebody else.';
  return null;
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
