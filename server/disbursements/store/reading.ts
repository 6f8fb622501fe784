import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import type { PayableKind } from '@/server/payables/schema';
import { empty, readerFor, rows, sql } from '@/server/platform/db';
import type { DisbursementOutcome, DisbursementStatus } from '../schema';
import type { TotalsRow } from './runs';

export type DisbursementRow = {
  id: bigint;
  run_id: string;
  merchant_id: bigint;
  merchant_reference: string;
  merchant_name: string;
  time_zone: string;
  currency: CurrencyCode;
  period_from: LocalDate;
  period_to: LocalDate;
  orders: number;
  gross_minor: bigint;
  fee_minor: bigint;
  net_minor: bigint;
  kept_minor: bigint;
  minimum_minor: bigint;
  reserve_ppm: number;
  release_on: LocalDate | null;
  outcome: DisbursementOutcome;
  status: DisbursementStatus;
  created_at: Date;
};

export const columns = sql`d.id, d.run_id, d.merchant_id, m.reference AS merchant_reference, m.name AS merchant_name, m.time_zone, d.currency,
  d.period_from, d.period_to, d.orders, d.gross_minor, d.fee_minor, d.net_minor, d.kept_minor, d.minimum_minor,
  d.reserve_ppm, d.release_on, d.outcome, d.status, d.created_at`;

const ofMerchant = (merchantId: bigint | null) =>
  merchantId === null ? empty : sql`AND d.merchant_id = ${merchantId}`;

/** What a run gives those with orders in its frame, in the order of references. One row more than `limit`. */
export const listResults = (
  runId: string,
  merchantId: bigint | null,
  limit: number,
  after: readonly [reference: string, currency: string] | null,
) =>
  rows<DisbursementRow>(
    readerFor(merchantId),
    sql`SELECT ${columns} FROM disbursement d JOIN merchant m ON m.id = d.merchant_id
         WHERE d.run_id = ${runId}::uuid AND d.orders > 0 ${ofMerchant(merchantId)}
           ${after === null ? empty : sql`AND (m.reference, d.currency) > (${after[0]}, ${after[1]})`}
         ORDER BY m.reference, d.currency LIMIT ${limit + 1}`,
  );

/** A run's disbursements, or a merchant's: the latest first. One row more than `limit`. */
export const listDisbursements = (
  filter: { runId: string | undefined; merchantId: bigint | null },
  limit: number,
  before: string | null,
) =>
  rows<DisbursementRow>(
    readerFor(filter.merchantId),
    sql`SELECT ${columns} FROM disbursement d JOIN merchant m ON m.id = d.merchant_id
         WHERE d.status <> 'cancelled' ${ofMerchant(filter.merchantId)}
           ${filter.runId === undefined ? empty : sql`AND d.run_id = ${filter.runId}::uuid`}
           ${before === null ? empty : sql`AND d.id < ${before}::bigint`}
         ORDER BY d.id DESC LIMIT ${limit + 1}`,
  );

export const findDisbursement = (merchantId: bigint | null, id: string) =>
  rows<DisbursementRow>(
    readerFor(merchantId),
    sql`SELECT ${columns} FROM disbursement d JOIN merchant m ON m.id = d.merchant_id
         WHERE d.id = ${id}::bigint AND d.status <> 'cancelled' ${ofMerchant(merchantId)}`,
  ).then((found) => found[0] ?? null);

export type LineRow = {
  id: bigint;
  kind: PayableKind;
  source_id: bigint;
  external_reference: string | null;
  shopper_reference: string | null;
  happened_at: Date;
  due_on: LocalDate;
  natural_on: LocalDate;
  currency: CurrencyCode;
  gross_minor: bigint;
  fee_minor: bigint;
  net_minor: bigint;
  fee_version_id: bigint | null;
  fee_tier: number | null;
  /** Of a refund: the capture that it takes back from. */
  capture_gross_minor: bigint | null;
  capture_fee_minor: bigint | null;
  /** The order or payment that it is about. */
  order_id: bigint | null;
  payment_id: bigint | null;
  /** Of what is owed on: the disbursement that kept it. */
  from_id: bigint | null;
  from_from: LocalDate;
  from_to: LocalDate;
  from_outcome: DisbursementOutcome;
  from_minimum_minor: bigint;
  from_reserve_ppm: number;
  from_called_off: boolean;
  /** Of a minimum monthly fee: how much was missing of what. */
  fee_month: LocalDate | null;
  fee_disbursements: number;
  fee_minimum_minor: bigint;
  fee_fees_minor: bigint;
};

const lines = sql`
  SELECT p.id, p.kind, p.source_id, o.external_reference, coalesce(o.shopper_reference, p.customer_reference) AS shopper_reference,
         CASE p.kind WHEN 'capture' THEN o.completed_at ELSE p.created_at END AS happened_at, p.due_on, p.natural_on,
         p.currency, p.gross_minor, p.fee_minor, p.net_minor, p.fee_version_id, p.fee_tier,
         c.gross_minor AS capture_gross_minor, c.fee_minor AS capture_fee_minor, o.id AS order_id, p.payment_id,
         k.id AS from_id, k.period_from AS from_from, k.period_to AS from_to, k.outcome AS from_outcome,
         k.minimum_minor AS from_minimum_minor, k.reserve_ppm AS from_reserve_ppm, p.kind = 'carried' AND k.outcome = 'to_pay' AS from_called_off,
         f.month AS fee_month, f.disbursements AS fee_disbursements, f.minimum_minor AS fee_minimum_minor, f.fees_minor AS fee_fees_minor
    FROM payable p
    LEFT JOIN "order" o ON o.id = CASE p.kind WHEN 'capture' THEN p.source_id ELSE p.order_id END
    LEFT JOIN payable c ON p.kind = 'refund' AND c.source_id = p.payment_id AND c.kind = 'payment_capture'
    LEFT JOIN disbursement k ON p.kind IN ('carried', 'reserve_released') AND k.id = p.source_id
    LEFT JOIN monthly_fee f ON p.kind = 'monthly_fee' AND f.id = p.source_id`;

/** The payables that a disbursement owns, with their orders. One row more than `limit`. */
export const listLines = (of: DisbursementRow, limit: number, after: readonly [dueOn: string, id: string] | null) =>
  rows<LineRow>(
    readerFor(of.merchant_id),
    sql`${lines}
         WHERE p.merchant_id = ${of.merchant_id} AND p.currency = ${of.currency}
           AND p.due_on >= ${of.period_from} AND p.due_on < ${of.period_to}
           ${after === null ? empty : sql`AND (p.due_on, p.id) > (${after[0]}::date, ${after[1]}::bigint)`}
         ORDER BY p.due_on, p.id LIMIT ${limit + 1}`,
  );

/** One payable of a merchant, as the line that it is of whichever disbursement. */
export const findLine = (merchantId: bigint, payableId: string | bigint) =>
  rows<LineRow>(
    readerFor(merchantId),
    sql`${lines} WHERE p.merchant_id = ${merchantId} AND p.id = ${payableId}::bigint`,
  ).then((found) => found[0] ?? null);

/** The sums of the latest periods that were disbursed, by currency, the oldest first. */
export const listPeriodTotals = (merchantId: bigint | null, currency: string | undefined, periods: number) =>
  rows<TotalsRow & { period_from: LocalDate; period_to: LocalDate }>(
    readerFor(merchantId),
    sql`SELECT * FROM (
          SELECT d.period_from, d.period_to, d.currency, count(*)::int AS disbursements, sum(d.orders)::int AS orders,
                 sum(d.gross_minor)::text AS gross, sum(d.fee_minor)::text AS fee, sum(d.net_minor)::text AS net,
                 dense_rank() OVER (ORDER BY d.period_from DESC, d.period_to DESC) AS place
            FROM disbursement d
           WHERE d.status <> 'cancelled' AND d.orders > 0 ${ofMerchant(merchantId)}
             ${currency === undefined ? empty : sql`AND d.currency = ${currency}`}
           GROUP BY d.period_from, d.period_to, d.currency) periods
         WHERE place <= ${periods} ORDER BY period_from, period_to, currency`,
  );
