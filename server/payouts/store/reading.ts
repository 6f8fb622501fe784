import type { DisbursementStatus, RunStatus } from '@/server/disbursements/schema';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { ToPay } from '../domain/waits';
import type { PayoutChannel } from '../schema';

/** What of a run is approved and was never sent, by currency. */
export const findApprovedOfRun = (client: Queryable, runId: string) =>
  rows<{ currency: string; ids: bigint[] }>(
    client,
    sql`SELECT currency, array_agg(id ORDER BY id) AS ids FROM disbursement
         WHERE run_id = ${runId}::uuid AND status = 'approved' GROUP BY currency ORDER BY currency`,
  );

export const findApprovedRuns = () =>
  rows<{ id: string }>(pool(), sql`SELECT id FROM run WHERE status = 'approved' ORDER BY approved_at`).then((found) =>
    found.map(({ id }) => id),
  );

export const findRunSums = (runId: string) =>
  rows<{
    run_status: RunStatus;
    currency: CurrencyCode | null;
    status: DisbursementStatus;
    payouts: number;
    minor: bigint;
  }>(
    pool(),
    sql`SELECT r.status AS run_status, d.currency, d.status, count(d.id)::int AS payouts,
               coalesce(sum(d.net_minor - d.kept_minor), 0)::bigint AS minor
          FROM run r LEFT JOIN disbursement d ON d.run_id = r.id AND d.status NOT IN ('planned', 'cancelled')
                                             AND (d.net_minor > d.kept_minor OR d.status NOT IN ('planned', 'carried'))
         WHERE r.id = ${runId}::uuid GROUP BY r.status, d.currency, d.status ORDER BY d.currency, d.status`,
  );

export type RunPayoutRow = ToPay & {
  id: bigint;
  merchant_reference: string;
  merchant_name: string;
  currency: CurrencyCode;
  amount_minor: bigint;
  status: DisbursementStatus;
  masked: string | null;
  reference: string | null;
  attempts: number;
  code: string | null;
  last_at: Date | null;
};

/** A run's payouts, what a person has to look at first; one row more than `limit`. */
export const listOfRun = (
  runId: string,
  status: DisbursementStatus | undefined,
  limit: number,
  after: readonly [rank: number, id: string] | null,
) =>
  rows<RunPayoutRow & { rank: number }>(
    pool(),
    sql`SELECT * FROM (
          SELECT d.id, m.reference AS merchant_reference, m.name AS merchant_name, d.currency,
                 d.net_minor - d.kept_minor AS amount_minor, d.status, b.masked, a.reference,
                 coalesce(a.number, 0)::int AS attempts, e.code, e.at AS last_at, m.status AS "merchantStatus",
                 d.bank_account_id AS "approvedAccountId", n.id AS "accountId", n.payable_from AS "payableFrom",
                 array_position(ARRAY['unknown', 'failed', 'returned', 'approved', 'submitting', 'submitted', 'paid'], d.status::text) AS rank
            FROM disbursement d JOIN merchant m ON m.id = d.merchant_id
            LEFT JOIN LATERAL (SELECT * FROM payout_attempt WHERE disbursement_id = d.id ORDER BY number DESC LIMIT 1) a ON true
            LEFT JOIN LATERAL (SELECT code, at FROM payout_event WHERE attempt_id = a.id ORDER BY id DESC LIMIT 1) e ON true
            LEFT JOIN active_bank_account n ON n.merchant_id = d.merchant_id AND n.currency = d.currency
            LEFT JOIN bank_account b ON b.id = coalesce(a.bank_account_id, d.bank_account_id)
           WHERE d.run_id = ${runId}::uuid AND d.net_minor > d.kept_minor AND d.status NOT IN ('planned', 'cancelled', 'carried')
             ${status === undefined ? empty : sql`AND d.status = ${status}::disbursement_status`}) p
         WHERE true ${after === null ? empty : sql`AND (rank, id) > (${after[0]}::int, ${after[1]}::bigint)`}
         ORDER BY rank, id LIMIT ${limit + 1}`,
  );

export type PayoutRow = {
  id: bigint;
  run_id: string;
  merchant_id: bigint;
  currency: CurrencyCode;
  amount_minor: bigint;
  status: DisbursementStatus;
  /** Where it was approved to go; before that, where it would go now. */
  masked: string | null;
};

export const findPayout = (reader: Queryable, scope: bigint | null, id: bigint) =>
  rows<PayoutRow>(
    reader,
    sql`SELECT d.id, d.run_id, d.merchant_id, d.currency, d.net_minor - d.kept_minor AS amount_minor, d.status,
               CASE d.status WHEN 'planned' THEN v.masked ELSE b.masked END AS masked
          FROM disbursement d LEFT JOIN bank_account b ON b.id = d.bank_account_id
          LEFT JOIN active_bank_account v ON v.merchant_id = d.merchant_id AND v.currency = d.currency
         WHERE d.id = ${id} ${scope === null ? empty : sql`AND d.merchant_id = ${scope}`}`,
  ).then((found) => found[0] ?? null);

export type ShownAttemptRow = {
  id: bigint;
  number: number;
  reference: string;
  channel: PayoutChannel;
  masked: string;
  created_at: Date;
};

/** The attempts at a payout, the newest first. */
export const findAttemptsOf = (reader: Queryable, disbursementId: bigint) =>
  rows<ShownAttemptRow>(
    reader,
    sql`SELECT a.id, a.number, a.reference, a.channel, b.masked, a.created_at
          FROM payout_attempt a JOIN bank_account b ON b.id = a.bank_account_id
         WHERE a.disbursement_id = ${disbursementId} ORDER BY a.number DESC`,
  );
