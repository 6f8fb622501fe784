import { type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import type { ChargeOutcome } from '../schema/outcomes';

export type Reopened = { id: bigint; merchant_id: bigint | null; status: 'open' | 'failed' | 'overdue' };

/** Lets invoices be charged at once, and counts their tries from here. */
const reopen = (client: Queryable, chosen: Sql, at: Date) =>
  rows<Reopened>(
    client,
    sql`WITH chosen AS MATERIALIZED (${chosen} FOR NO KEY UPDATE OF i)
        UPDATE invoice i SET status = 'open', next_try_at = ${at}, updated_at = ${at}, reason = NULL, reason_code = NULL,
               tries_before = (SELECT coalesce(max(a.number), 0) FROM billing_attempt a WHERE a.invoice_id = i.id)
          FROM chosen WHERE i.id = chosen.id RETURNING i.id, i.merchant_id, chosen.status`,
  );

/** One invoice that waits, failed or fell overdue. */
export const reopenOne = (client: Queryable, invoiceId: string, at: Date) =>
  reopen(
    client,
    sql`SELECT i.id, i.status FROM invoice i WHERE i.id = ${invoiceId}::bigint AND i.status IN ('open', 'failed', 'overdue')`,
    at,
  );

/** Those of a month in a state, but for what waits for a person's eyes. */
export const reopenOfMonth = (
  client: Queryable,
  of: { status: 'failed' | 'overdue'; from: string; to: string },
  at: Date,
) =>
  reopen(
    client,
    sql`SELECT i.id, i.status FROM invoice i
         WHERE i.kind = 'invoice' AND i.status = ${of.status}::invoice_status
           AND coalesce(i.period_from, i.charge_on) >= ${of.from}::date AND coalesce(i.period_from, i.charge_on) < ${of.to}::date
           AND NOT EXISTS (SELECT FROM review_item r WHERE r.invoice_id = i.id AND r.resolved_at IS NULL)`,
    at,
  );

/** Those of a run whose last call in it came out so. */
export const reopenOfRun = (client: Queryable, runId: bigint, outcome: ChargeOutcome, at: Date) =>
  reopen(
    client,
    sql`SELECT i.id, i.status FROM invoice i
         WHERE i.status IN ('open', 'failed', 'overdue') AND (
           SELECT r.outcome FROM billing_attempt a LEFT JOIN billing_attempt_result r ON r.attempt_id = a.id
            WHERE a.run_id = ${runId} AND a.invoice_id = i.id ORDER BY a.number DESC LIMIT 1) = ${outcome}::charge_outcome
           AND i.id IN (SELECT invoice_id FROM billing_attempt WHERE run_id = ${runId})`,
    at,
  );

/** Whether there is an invoice of this number or state, and what its next call will be numbered. Locked until COMMIT. */
export const lockForCharge = (client: Queryable, invoiceId: string) =>
  rows<{ id: bigint; number: string | null; kind: string; status: string; next_call: number; is_waiting: boolean }>(
    client,
    sql`SELECT i.id, i.number, i.kind, i.status,
               (SELECT coalesce(max(a.number), 0) + 1 FROM billing_attempt a WHERE a.invoice_id = i.id)::int AS next_call,
               EXISTS (SELECT FROM hand_payment h WHERE h.invoice_id = i.id AND h.checked_by IS NULL) AS is_waiting
          FROM invoice i WHERE i.id = ${invoiceId}::bigint FOR NO KEY UPDATE OF i`,
  ).then((found) => found[0] ?? null);
