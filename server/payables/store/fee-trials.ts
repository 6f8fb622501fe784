import type { FeeTier } from '@/server/kernel/fee-schedule';
import { empty, readerFor, rows, sql } from '@/server/platform/db';
import { feeSql } from './fee-sql';

export type TrialRow = {
  reference: string;
  name: string;
  orders: number;
  gross_minor: bigint;
  paid_minor: bigint;
  would_minor: bigint;
};

const WITHIN_MS = 30_000;
const QUERY_CANCELED = '57014';

type Of = {
  name: string;
  currency: string;
  /** All of this merchant's; null: what all merchants paid by the default schedule. */
  merchantId: bigint | null;
  /** Days, where each merchant is: `from` (inclusive) to `to` (exclusive). */
  from: string;
  to: string;
  tiers: readonly FeeTier[];
};

/**
 * What merchants paid for what they sold on these days, and what they would have by other tiers. One pass over the payables,
 * which writes nothing. A payment counts on the day on which it was captured, however long after it fell due. Null: it took
 * too long.
 */
export const tryTiers = async ({ name, currency, merchantId, from, to, tiers }: Of): Promise<TrialRow[] | null> => {
  try {
    return await rows<TrialRow>(
      readerFor(null, WITHIN_MS),
      sql`WITH version AS MATERIALIZED (
            SELECT v.id, v.due_days FROM fee_version v JOIN fee_schedule s ON s.id = v.schedule_id
             WHERE s.name = ${name} AND s.currency = ${currency} AND (s.merchant_id IS NULL
                   ${merchantId === null ? empty : sql`OR s.merchant_id = ${merchantId}`})),
          tried AS (
            SELECT p.merchant_id, count(*)::int AS orders, sum(p.gross_minor)::bigint AS gross_minor,
                   sum(p.fee_minor)::bigint AS paid_minor, sum(${feeSql(sql`p.gross_minor`, tiers)})::bigint AS would_minor
              FROM payable p JOIN version v ON v.id = p.fee_version_id
             WHERE p.kind IN ('capture', 'payment_capture')
               AND p.natural_on - v.due_days >= ${from}::date AND p.natural_on - v.due_days < ${to}::date
               ${merchantId === null ? empty : sql`AND p.merchant_id = ${merchantId}`}
             GROUP BY p.merchant_id)
          SELECT m.reference, m.name, t.orders, t.gross_minor, t.paid_minor, t.would_minor
            FROM tried t JOIN merchant m ON m.id = t.merchant_id
           ORDER BY abs(t.would_minor - t.paid_minor) DESC, m.reference`,
    );
  } catch (error) {
    if ((error as { code?: string }).code === QUERY_CANCELED) return null;
    throw error;
  }
};
