import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { now } from '@/server/platform/clock';
import { execute, type Queryable, rows, sql } from '@/server/platform/db';

export type MonthRow = {
  merchant_id: bigint;
  currency: CurrencyCode;
  /** Its first day, and that of the month after. */
  month: LocalDate;
  next_month: LocalDate;
  disbursements: number;
  minimum_minor: bigint;
  fees_minor: bigint;
  is_deducted: boolean;
};

/**
 * The months of these merchants that are over by their day and have no monthly fee yet: from that of the first disbursement
 * (never before `from`), with the fees of the disbursements dated in each, without earlier monthly fees.
 *
 * @param through by merchant, the day that it has
 */
export const findMonthsToCharge = (client: Queryable, through: ReadonlyMap<bigint, LocalDate>, from: LocalDate) =>
  rows<MonthRow>(
    client,
    sql`WITH standing AS (
          SELECT m.id, m.currency, m.minimum_monthly_fee_minor, m.deducts_monthly_fee, date_trunc('month', day)::date AS this_month,
                 greatest(${from}::date, (SELECT date_trunc('month', min(d.period_to)) FROM disbursement d
                                           WHERE d.merchant_id = m.id AND d.status <> 'cancelled' AND d.orders > 0)) AS first_month,
                 (SELECT max(month) FROM monthly_fee f WHERE f.merchant_id = m.id) AS last_month
            FROM unnest(${[...through.keys()]}::bigint[], ${[...through.values()]}::date[]) AS asked(id, day)
            JOIN merchant m USING (id)
           WHERE EXISTS (SELECT FROM disbursement d WHERE d.merchant_id = m.id AND d.status <> 'cancelled' AND d.orders > 0))
        SELECT s.id AS merchant_id, s.currency, month::date AS month, (month + interval '1 month')::date AS next_month,
               d.disbursements, s.minimum_monthly_fee_minor AS minimum_minor, d.fees AS fees_minor,
               s.deducts_monthly_fee AS is_deducted
          FROM standing s
         CROSS JOIN LATERAL generate_series(coalesce(s.last_month + interval '1 month', s.first_month),
                                            s.this_month - interval '1 month', interval '1 month') AS month
         CROSS JOIN LATERAL (
           SELECT (count(*) FILTER (WHERE orders > 0))::int AS disbursements,
                  coalesce(sum(fee_minor - monthly_fee_minor), 0)::bigint AS fees
             FROM disbursement d WHERE d.merchant_id = s.id AND d.currency = s.currency AND d.status <> 'cancelled'
              AND d.period_to >= month::date AND d.period_to < (month + interval '1 month')::date) d
         ORDER BY month, s.id`,
  );

/** The next ids of monthly fees, for what names them before they are written. */
export const reserveIds = (client: Queryable, count: number) =>
  rows<{ id: bigint }>(
    client,
    sql`SELECT nextval('monthly_fee_id_seq') AS id FROM generate_series(1, ${count}::int)`,
  ).then((found) => found.map((row) => row.id));

export type NewMonthlyFee = MonthRow & { id: bigint; amountMinor: bigint; journalId: bigint | null };

export const insertMonthlyFees = (client: Queryable, fees: NewMonthlyFee[]) =>
  execute(
    client,
    sql`INSERT INTO monthly_fee (id, merchant_id, currency, month, disbursements, minimum_minor, fees_minor, amount_minor,
                                 is_deducted, journal_id, created_at)
        SELECT *, ${now()}::timestamptz
          FROM unnest(${fees.map((fee) => fee.id)}::bigint[], ${fees.map((fee) => fee.merchant_id)}::bigint[],
                      ${fees.map((fee) => fee.currency)}::text[], ${fees.map((fee) => fee.month)}::date[],
                      ${fees.map((fee) => fee.disbursements)}::int[], ${fees.map((fee) => fee.minimum_minor)}::bigint[],
                      ${fees.map((fee) => fee.fees_minor)}::bigint[], ${fees.map((fee) => fee.amountMinor)}::bigint[],
                      ${fees.map((fee) => fee.is_deducted)}::boolean[], ${fees.map((fee) => fee.journalId)}::bigint[])`,
  );
