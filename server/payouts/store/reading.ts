import type { DisbursementStatus, RunStatus } from '@/server/disbursements/schema';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { PayoutChannel } from '../schema';
import { disbursementsStanding, type StandingRow, standingColumns } from './standing';

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

export type RunPayoutRow = StandingRow & {
  merchant_reference: string;
  merchant_name: string;
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
          SELECT ${standingColumns}, m.reference AS merchant_reference, m.name AS merchant_name, e.code, e.at AS last_at,
                 array_position(ARRAY['unknown', 'failed', 'returned', 'approved', 'submitting', 'submitted', 'paid'], d.status::text) AS rank
            FROM ${disbursementsStanding}
            LEFT JOIN LATERAL (SELECT code, at FROM payout_event WHERE attempt_id = a.id ORDER BY id DESC LIMIT 1) e ON true
           WHERE d.run_id = ${runId}::uuid AND d.net_minor > d.kept_minor AND d.status NOT IN ('planned', 'cancelled', 'carried')
             ${status === undefined ? empty : sql`AND d.status = ${status}::disbursement_status`}) p
         WHERE true ${after === null ? empty : sql`AND (rank, id) > (${after[0]}::int, ${after[1]}::bigint)`}
         ORDER BY rank, id LIMIT ${limit + 1}`,
  );

/** One payout, or none. */
export const findPayout = (reader: Queryable, scope: bigint | null, id: bigint) =>
  rows<StandingRow & { merchant_id: bigint }>(
    reader,
    sql`SELECT ${standingColumns}, d.merchant_id FROM ${disbursementsStanding}
         WHERE d.id = ${id} ${scope === null ? empty : sql`AND d.merchant_id = ${scope}`}`,
  );

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
