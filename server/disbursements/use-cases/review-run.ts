import { type Actor, actorKey, authorise, authorisePerson } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { pool, type Queryable } from '@/server/platform/db';
import { approversNeeded, whyNotApprove } from '../domain/approvals';
import { presentRun } from '../present';
import type { Run } from '../schema';
import type { RunReview } from '../schema/approvals';
import { currentPolicy } from '../store/policies';
import { type ApprovalRow, findApprovals, findHash, findPays, findWaitingFor } from '../store/run-life';
import { findRun, type RunRow } from '../store/runs';
import { noRun } from './submit-run';

/** What who approves a run looks at: its hash as it is now, what it pays, who has approved what, and whether the asker may. */
export async function reviewRun(actor: Actor | null, id: string): Promise<Outcome<RunReview>> {
  const may = authorise(actor, 'runs:read');
  if (!may.ok) return may;
  const client = pool();
  const run = await findRun(client, id);
  if (!run) return noRun();
  const [hash, pays, approvals] = await Promise.all([
    hashOf(client, run),
    findPays(client, id),
    findApprovals(client, id),
  ]);
  const needed = run.approvals_needed ?? approversNeeded(await currentPolicy(client), pays);
  const whyNot =
    run.status === 'submitted' && !authorisePerson(actor, 'runs:approve').ok
      ? 'Your role does not approve runs.'
      : whyNotApprove(actorKey(may.value), run, approvals, hash);
  return ok({
    id,
    status: run.status,
    hash,
    pays: pays.map(({ currency, minor }) => moneyJson(minor, currency)),
    submittedBy: run.submitted_by,
    submittedAt: run.submitted_at?.toISOString() ?? null,
    approvalsNeeded: needed,
    approvals: approvals.map((one) => presentApproval(one, hash)),
    mayApprove: whyNot === null,
    whyNot,
    endReason: run.end_reason,
  });
}

/** Once approved, what was approved; before, as it is now. */
const hashOf = async (client: Queryable, run: RunRow): Promise<string> => run.approved_hash ?? findHash(client, run.id);

const presentApproval = (row: ApprovalRow, hash: string): RunReview['approvals'][number] => ({
  decision: row.decision,
  decidedBy: row.decided_by_name,
  decidedAt: row.decided_at.toISOString(),
  words: row.words,
  counts: row.hash === hash,
});

/** The runs that wait for this person's approval, the longest waiting first. */
export async function listWaitingRuns(actor: Actor | null): Promise<Outcome<Run[]>> {
  const may = authorise(actor, 'runs:read');
  if (!may.ok) return may;
  const ids = await findWaitingFor(actorKey(may.value));
  const runs = await Promise.all(ids.map((id) => findRun(pool(), id)));
  return ok(runs.filter((run) => run !== null).map(presentRun));
}
