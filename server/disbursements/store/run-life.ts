import type { CurrencyCode } from '@/server/kernel/currency';
import { execute, pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { RunStatus } from '../schema';

export type LivingRun = {
  id: string;
  kind: 'frame' | 'scheduled';
  status: RunStatus;
  requested_by: string;
  submitted_by: string | null;
  submitted_at: Date | null;
  approvals_needed: number | null;
};

/** The run, held until the transaction ends: whoever changes it, and whoever approves it, take turns. */
export const lockRun = (client: Queryable, id: string) =>
  rows<LivingRun>(
    client,
    sql`SELECT id, kind, status, requested_by, submitted_by, submitted_at, approvals_needed
          FROM run WHERE id = ${id}::uuid FOR UPDATE`,
  ).then((found) => found[0] ?? null);

/** Of what it gives each merchant and where that goes, as it is now: what an approval is bound to. */
export const findHash = (client: Queryable, id: string) =>
  rows<{ hash: string }>(client, sql`SELECT run_hash(${id}::uuid) AS hash`).then((found) => found[0]?.hash as string);

/** What a run pays out, by currency. */
export const findPays = (client: Queryable, id: string) =>
  rows<{ currency: CurrencyCode; minor: bigint }>(
    client,
    sql`SELECT currency, sum(net_minor - kept_minor)::bigint AS minor FROM disbursement
         WHERE run_id = ${id}::uuid AND status <> 'cancelled' GROUP BY currency ORDER BY currency`,
  );

export const submitRun = (client: Queryable, id: string, by: { actor: string; at: Date; approvalsNeeded: number }) =>
  execute(
    client,
    sql`UPDATE run SET status = 'submitted', submitted_by = ${by.actor}, submitted_at = ${by.at},
               approvals_needed = ${by.approvalsNeeded} WHERE id = ${id}::uuid AND status = 'ready'`,
  );

/** Back to its maker, after a change: whatever was approved of it was approved of something else. */
export const reopenRun = (client: Queryable, id: string) =>
  execute(
    client,
    sql`UPDATE run SET status = 'ready', submitted_by = NULL, submitted_at = NULL, approvals_needed = NULL,
               hash = run_calculation_hash(id) WHERE id = ${id}::uuid AND status IN ('ready', 'submitted')`,
  );

export const endRun = (
  client: Queryable,
  id: string,
  end: { status: 'cancelled' | 'rejected'; reason: string; at: Date },
) =>
  execute(
    client,
    sql`UPDATE run SET status = ${end.status}::run_status, end_reason = ${end.reason}, ended_at = ${end.at} WHERE id = ${id}::uuid`,
  );

export type ApprovalRow = {
  hash: string;
  decision: 'approved' | 'rejected';
  decided_by: string;
  decided_by_name: string;
  decided_at: Date;
  words: string | null;
};

export const findApprovals = (client: Queryable, id: string) =>
  rows<ApprovalRow>(
    client,
    sql`SELECT hash, decision, decided_by, decided_by_name, decided_at, words FROM run_approval WHERE run_id = ${id}::uuid ORDER BY id`,
  );

/** False: the same person has decided about exactly this already. */
export const insertApproval = (client: Queryable, runId: string, of: ApprovalRow) =>
  execute(
    client,
    sql`INSERT INTO run_approval (run_id, hash, decision, decided_by, decided_by_name, decided_at, words)
        VALUES (${runId}::uuid, ${of.hash}, ${of.decision}::approval_decision, ${of.decided_by}, ${of.decided_by_name},
                ${of.decided_at}, ${of.words}) ON CONFLICT DO NOTHING`,
  ).then((count) => count === 1);

/** The database refuses it unless as many as it needs have approved exactly this, or the policy does. */
export const approveRun = (client: Queryable, id: string, of: { hash: string; at: Date; policyId: bigint | null }) =>
  execute(
    client,
    sql`UPDATE run SET status = 'approved', approved_hash = ${of.hash}, approved_at = ${of.at}, policy_id = ${of.policyId}
         WHERE id = ${id}::uuid AND status = 'submitted'`,
  );

export type ApprovedRow = {
  id: bigint;
  merchant_id: bigint;
  currency: CurrencyCode;
  period_to: string;
  net_minor: bigint;
  kept_minor: bigint;
  release_on: string | null;
};

/** Settles where each disbursement of an approved run is paid; what pays nothing has come to its end. */
export const approveDisbursements = (client: Queryable, runId: string) =>
  rows<ApprovedRow>(
    client,
    sql`UPDATE disbursement d
           SET status = (CASE WHEN d.net_minor > d.kept_minor THEN 'approved' ELSE 'carried' END)::disbursement_status,
               bank_account_id = CASE WHEN d.net_minor > d.kept_minor THEN
                 (SELECT a.id FROM active_bank_account a WHERE a.merchant_id = d.merchant_id AND a.currency = d.currency) END
         WHERE d.run_id = ${runId}::uuid AND d.status = 'planned'
        RETURNING id, merchant_id, currency, period_to, net_minor, kept_minor, release_on`,
  );

/** Runs that wait for approval, and were not made nor approved as they are by this person; the longest waiting first. */
export const findWaitingFor = (person: string) =>
  rows<{ id: string }>(
    pool(),
    sql`SELECT id FROM run r WHERE status = 'submitted' AND submitted_by <> ${person} AND requested_by <> ${person}
           AND NOT EXISTS (SELECT FROM run_approval a WHERE a.run_id = r.id AND a.decided_by = ${person} AND a.hash = run_hash(r.id))
         ORDER BY submitted_at LIMIT 100`,
  ).then((found) => found.map((run) => run.id));
