import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { readerFor, rows, sql } from '@/server/platform/db';

export type UpcomingRow = {
  currency: CurrencyCode;
  /** 0: before the first bound; 1 to n: in that period; beyond: after the last bound. */
  place: number;
  orders: number;
  gross_minor: bigint;
  fee_minor: bigint;
  sales_minor: bigint;
  last_on: LocalDate;
  parts: { kind: 'carried' | 'reserve_released' | 'monthly_fee'; dueOn: LocalDate; netMinor: string }[] | null;
};

/**
 * What a merchant is owed for the days that no disbursement has closed, by the periods that these days bound: only those
 * ranges of the index are read.
 */
export const listUpcoming = (merchantId: bigint, bounds: LocalDate[]) =>
  rows<UpcomingRow>(
    readerFor(merchantId),
    sql`WITH open AS (
          SELECT unnest('{(,)}'::datemultirange - coalesce(range_agg(daterange(period_from, period_to)), '{}')) AS days
            FROM disbursement WHERE merchant_id = ${merchantId} AND status <> 'cancelled')
        SELECT p.currency, width_bucket(p.due_on, ${bounds}::date[]) AS place,
               count(*) FILTER (WHERE p.kind IN ('capture', 'payment_capture'))::int AS orders,
               sum(p.gross_minor)::bigint AS gross_minor, sum(p.fee_minor)::bigint AS fee_minor,
               coalesce(sum(p.gross_minor) FILTER (WHERE p.kind IN ('capture', 'payment_capture')), 0)::bigint AS sales_minor,
               max(p.due_on) AS last_on,
               jsonb_agg(jsonb_build_object('kind', p.kind, 'dueOn', p.due_on, 'netMinor', (p.gross_minor - p.fee_minor)::text)
                         ORDER BY p.due_on, p.id) FILTER (WHERE p.kind IN ('carried', 'reserve_released', 'monthly_fee')
                                                            AND p.due_on < ${bounds.at(-1)}::date) AS parts
          FROM open JOIN payable p ON p.merchant_id = ${merchantId}
           AND p.due_on >= coalesce(lower(open.days), '-infinity') AND p.due_on < coalesce(upper(open.days), 'infinity')
         GROUP BY p.currency, place ORDER BY p.currency, place`,
  );

/** On what terms a merchant is paid; amounts in its own currency. */
export const findPayoutTerms = (merchantId: bigint) =>
  rows<{ minimum_minor: bigint; reserve_ppm: number; reserve_days: number }>(
    readerFor(merchantId),
    sql`SELECT minimum_payout_minor AS minimum_minor, reserve_ppm, reserve_days FROM merchant WHERE id = ${merchantId}`,
  ).then(([found]) => found as { minimum_minor: bigint; reserve_ppm: number; reserve_days: number });
