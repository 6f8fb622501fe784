import { empty, readerFor, rows, sql } from '@/server/platform/db';

export type YearRow = {
  year: number;
  disbursements: number;
  gross_minor: bigint;
  order_fees_minor: bigint;
  monthly_fees: number;
  monthly_fee_minor: bigint;
};

/**
 * The sums of each year: a disbursement belongs to that of its date, a monthly fee to that in which it is charged. What was
 * carried from one into the next counts once, and minimum monthly fees that were deducted are not order fees.
 *
 * @param reader as which merchant it is read; null: as staff
 */
export const sumByYear = (reader: bigint | null, currency: string, merchantIds: bigint[] | null) => {
  const isOf = merchantIds === null ? empty : sql`AND merchant_id = ANY(${merchantIds}::bigint[])`;
  return rows<YearRow>(
    readerFor(reader),
    sql`WITH paid AS (
          SELECT extract(year FROM period_to)::int AS year, (count(*) FILTER (WHERE outcome = 'to_pay'))::int AS disbursements,
                 sum(gross_minor - carried_minor)::bigint AS gross, sum(fee_minor - monthly_fee_minor)::bigint AS fees
            FROM disbursement WHERE status <> 'cancelled' AND currency = ${currency} ${isOf} GROUP BY 1),
        charged AS (
          SELECT extract(year FROM month + interval '1 month')::int AS year, count(*)::int AS fees, sum(amount_minor)::bigint AS amount
            FROM monthly_fee WHERE amount_minor > 0 AND currency = ${currency} ${isOf} GROUP BY 1)
        SELECT year, coalesce(disbursements, 0) AS disbursements, coalesce(gross, 0) AS gross_minor,
               coalesce(paid.fees, 0) AS order_fees_minor, coalesce(charged.fees, 0) AS monthly_fees,
               coalesce(amount, 0) AS monthly_fee_minor
          FROM paid FULL JOIN charged USING (year) ORDER BY year`,
  );
};
