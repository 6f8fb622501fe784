import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, pool, rows, sql } from '@/server/platform/db';
import type { Found } from '../domain/completeness';
import type { StandingAccount } from '../schema/completeness';

/** One sum of one currency. What a part does not have is null. */
export type CompletenessRow =
  | {
      part: 'found';
      name: Found;
      currency: CurrencyCode;
      payables: number;
      gross: bigint;
      fee: bigint;
      kept: bigint;
      by_shops: bigint;
      by_provider: bigint;
    }
  | { part: 'all'; name: null; currency: CurrencyCode; payables: number; gross: bigint; fee: bigint }
  | { part: 'monthly_fees'; name: null; currency: CurrencyCode; gross: bigint }
  /** Null of an account that the platform has too, from before each merchant had its own: it tells nothing of one merchant. */
  | { part: 'booked'; name: StandingAccount; currency: CurrencyCode; gross: bigint | null };

/**
 * Every payable by where it is, and what the ledger says, in one statement: one look, so that what happens meanwhile is on
 * both sides or on none. The payables are read once, from the index of periods alone, and summed by due day, so that a
 * disbursement is looked up once for each.
 */
export const findCompleteness = (merchantId: bigint | null) => {
  const ofMerchant = merchantId === null ? empty : sql`AND merchant_id = ${merchantId}`;
  return rows<CompletenessRow>(
    pool(),
    sql`WITH day AS MATERIALIZED (
          SELECT merchant_id, currency, due_on, count(*) AS payables, sum(gross_minor) AS gross, sum(fee_minor) AS fee,
                 coalesce(sum(gross_minor) FILTER (WHERE kind = 'capture'), 0) AS by_shops,
                 coalesce(sum(gross_minor) FILTER (WHERE kind NOT IN ('capture', 'carried', 'reserve_released')), 0) AS by_provider
            FROM payable WHERE true ${ofMerchant} GROUP BY merchant_id, due_on, currency),
        -- Each day that a disbursement closes, so that a day finds its disbursement by being equal.
        closed AS (
          SELECT merchant_id, currency, status, period_from + place AS due_on
            FROM disbursement CROSS JOIN LATERAL generate_series(0, period_to - period_from - 1) AS place
           WHERE status <> 'cancelled' ${ofMerchant}),
        placed AS (
          SELECT day.*, coalesce(d.status::text, CASE WHEN day.due_on <= m.settled_through THEN 'due' ELSE 'waiting' END) AS name
            FROM day JOIN merchant m ON m.id = day.merchant_id
            LEFT JOIN closed d ON d.merchant_id = day.merchant_id AND d.currency = day.currency AND d.due_on = day.due_on),
        kept AS (
          SELECT currency, status::text AS name, sum(kept_minor) AS kept FROM disbursement
           WHERE status NOT IN ('planned', 'cancelled') ${ofMerchant} GROUP BY currency, status),
        found AS (
          SELECT currency, name, sum(payables) AS payables, sum(gross) AS gross, sum(fee) AS fee, sum(by_shops) AS by_shops,
                 sum(by_provider) AS by_provider FROM placed GROUP BY currency, name)
        SELECT 'found' AS part, name, currency, coalesce(payables, 0)::int AS payables, coalesce(gross, 0)::bigint AS gross,
               coalesce(fee, 0)::bigint AS fee, coalesce(kept, 0)::bigint AS kept, coalesce(by_shops, 0)::bigint AS by_shops,
               coalesce(by_provider, 0)::bigint AS by_provider
          FROM found FULL JOIN kept USING (currency, name)
        UNION ALL
        SELECT 'all', NULL, currency, sum(payables)::int, sum(gross)::bigint, sum(fee)::bigint, NULL, NULL, NULL FROM day GROUP BY currency
        UNION ALL
        SELECT 'monthly_fees', NULL, currency, NULL, sum(amount_minor)::bigint, NULL, NULL, NULL, NULL
          FROM monthly_fee WHERE NOT is_deducted ${ofMerchant} GROUP BY currency
        UNION ALL
        SELECT 'booked', code, currency, NULL, (sum(balance_minor) FILTER (WHERE ${merchantId === null ? sql`true` : isOfMerchants}))::bigint,
               NULL, NULL, NULL, NULL
          FROM account WHERE ${merchantId === null ? ofAll : sql`merchant_id = ${merchantId}`} GROUP BY code, currency`,
  );
};

const ofPlatformToo = sql`('order_clearing', 'provider_receivable', 'fee_revenue')`;
/** What each merchant has of an account, and what the platform has of it. */
const ofAll = sql`(merchant_id IS NOT NULL OR code IN ${ofPlatformToo})`;
const isOfMerchants = sql`(code, currency) NOT IN (
  SELECT code, currency FROM account WHERE merchant_id IS NULL AND code IN ${ofPlatformToo})`;
