import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, pool, readerFor, rows, type Sql, sql } from '@/server/platform/db';
import type { ListPayablesInput, PayableKind, PayableStatus } from '../schema';

export type PayableRow = {
  id: bigint;
  merchant_id: bigint;
  merchant_reference: string;
  kind: PayableKind;
  source_id: bigint;
  payment_id: bigint | null;
  order_id: bigint | null;
  customer_reference: string | null;
  currency: CurrencyCode;
  gross_minor: bigint;
  fee_minor: bigint;
  net_minor: bigint;
  fee_version_id: bigint | null;
  fee_tier: number | null;
  due_on: LocalDate;
  natural_on: LocalDate;
  journal_id: bigint;
  created_at: Date;
  disbursement_id: bigint | null;
  status: PayableStatus;
};

/** What each payable is now follows from its due day, how far its merchant is settled, and the disbursement of its period. */
const columns = sql`p.id, p.merchant_id, m.reference AS merchant_reference, p.kind, p.source_id, p.payment_id,
  CASE p.kind WHEN 'capture' THEN p.source_id ELSE p.order_id END AS order_id, p.customer_reference, p.currency,
  p.gross_minor, p.fee_minor, p.net_minor, p.fee_version_id, p.fee_tier, p.due_on, p.natural_on, p.journal_id, p.created_at,
  d.id AS disbursement_id, CASE WHEN d.status = 'paid' THEN 'paid' WHEN d.id IS NOT NULL THEN 'in_disbursement'
    WHEN p.due_on <= m.settled_through THEN 'available' ELSE 'waiting_funds' END AS status`;
const disbursement = sql`LEFT JOIN disbursement d ON d.merchant_id = p.merchant_id AND d.currency = p.currency
  AND d.status <> 'cancelled' AND daterange(d.period_from, d.period_to) @> p.due_on`;

export const findPayable = (merchantId: bigint | null, id: string) =>
  rows<PayableRow>(
    readerFor(merchantId),
    sql`SELECT ${columns} FROM payable p JOIN merchant m ON m.id = p.merchant_id ${disbursement}
         WHERE p.id = ${id}::bigint ${merchantId === null ? empty : sql`AND p.merchant_id = ${merchantId}`}`,
  ).then((found) => found[0] ?? null);

/** What one payment and all that came after it owe, in the order in which it arose. */
export const listOfPayment = (merchantId: bigint | null, paymentId: string) =>
  rows<PayableRow>(
    readerFor(merchantId),
    sql`SELECT ${columns} FROM payable p JOIN merchant m ON m.id = p.merchant_id ${disbursement}
         WHERE p.payment_id = ${paymentId}::bigint ${merchantId === null ? empty : sql`AND p.merchant_id = ${merchantId}`}
         ORDER BY p.id`,
  );

type Filter = Omit<ListPayablesInput, 'merchant' | 'cursor'> & { merchantId: bigint | null };
type Before = readonly [dueOn: string, id: string] | null;

/** One row more than `limit`. Without any filter the newest first, otherwise by due day, the latest first. */
export const listPayables = (filter: Filter, before: Before) => {
  const { merchantId, status, dueFrom, dueTo, kind, payment, order, customer } = filter;
  const isPlain = [merchantId ?? undefined, status, dueFrom, dueTo, kind, payment, order, customer].every(
    (given) => given === undefined,
  );
  return isPlain ? listNewest(filter.limit, before) : listByDueDay(filter, before);
};

const listNewest = (limit: number, before: Before) =>
  rows<PayableRow>(
    pool(),
    sql`SELECT ${columns} FROM payable p JOIN merchant m ON m.id = p.merchant_id ${disbursement}
         ${before === null ? empty : sql`WHERE p.id < ${before[1]}::bigint`} ORDER BY p.id DESC LIMIT ${limit + 1}`,
  );

/**
 * A status is a set of ranges of due days, of each merchant. For each range the first rows are read from the index of
 * periods, so that the time does not depend on how many payables there are, or how many of them have another status.
 */
const listByDueDay = (filter: Filter, before: Before) => {
  const { merchantId, limit, kind, payment, order, customer } = filter;
  const wanted = (table: 'p' | 'q'): Sql => {
    const own = table === 'p' ? sql`p` : sql`q`;
    return sql`
      ${kind === undefined ? empty : sql`AND ${own}.kind = ${kind}::payable_kind`}
      ${payment === undefined ? empty : sql`AND ${own}.id = ANY(ARRAY(SELECT id FROM payable WHERE payment_id = ${payment}::bigint))`}
      ${
        order === undefined
          ? empty
          : sql`AND ${own}.id = ANY(ARRAY(SELECT id FROM payable WHERE order_id = ${order}::bigint UNION ALL
                                          SELECT id FROM payable WHERE source_id = ${order}::bigint AND kind = 'capture'))`
      }
      ${customer === undefined ? empty : sql`AND ${own}.customer_reference = ${customer}`}`;
  };
  return rows<PayableRow>(
    readerFor(merchantId),
    sql`SELECT ${columns}
          FROM merchant m
          CROSS JOIN LATERAL (${daysOf(filter)}) AS r(currency, days)
          CROSS JOIN LATERAL (
            SELECT q.* FROM payable q
             WHERE q.merchant_id = m.id AND q.due_on >= coalesce(lower(r.days), '-infinity')
               AND q.due_on < coalesce(upper(r.days), 'infinity') AND (r.currency IS NULL OR q.currency = r.currency)
               ${before === null ? empty : sql`AND (q.due_on, q.id) < (${before[0]}::date, ${before[1]}::bigint)`} ${wanted('q')}
             ORDER BY q.due_on DESC, q.id DESC LIMIT ${limit + 1}) p
          ${disbursement}
         WHERE true ${merchantId === null ? empty : sql`AND m.id = ${merchantId}`}
         ORDER BY p.due_on DESC, p.id DESC LIMIT ${limit + 1}`,
  );
};

/** The due days asked for, of a merchant `m`: as ranges, with the currency where they differ by it. */
const daysOf = ({ status, dueFrom, dueTo }: Filter): Sql => {
  const asked = sql`daterange(${dueFrom ?? null}::date, ${dueTo ?? null}::date, '[]')`;
  const closed = sql`coalesce((SELECT range_agg(daterange(d.period_from, d.period_to)) FROM disbursement d
    WHERE d.merchant_id = m.id AND d.status <> 'cancelled'), '{}')`;
  const covered = (
    of: Sql,
  ) => sql`SELECT d.currency, unnest(range_agg(daterange(d.period_from, d.period_to) * ${asked}))
    FROM disbursement d WHERE d.merchant_id = m.id AND ${of} GROUP BY d.currency`;
  const open = (of: Sql) => sql`SELECT NULL::text, unnest(datemultirange(${of} * ${asked}) - ${closed})`;
  switch (status) {
    case undefined:
      return sql`SELECT NULL::text, ${asked}`;
    case 'waiting_funds':
      return open(sql`daterange(m.settled_through, NULL, '()')`);
    case 'available':
      return sql`${open(sql`daterange(NULL, m.settled_through, '[]')`)} WHERE m.settled_through IS NOT NULL`;
    case 'in_disbursement':
      return covered(sql`d.status NOT IN ('cancelled', 'paid')`);
    case 'paid':
      return covered(sql`d.status = 'paid'`);
  }
};

/** How many completed orders fell due on the days from `from` to before `to`, and as how much: from one index. */
export const sumCaptures = (merchantId: bigint, from: string, to: string) =>
  rows<{ currency: CurrencyCode; payables: number; gross_minor: bigint; fee_minor: bigint }>(
    readerFor(merchantId),
    sql`SELECT currency, count(*)::int AS payables, sum(gross_minor)::bigint AS gross_minor, sum(fee_minor)::bigint AS fee_minor
          FROM payable WHERE merchant_id = ${merchantId} AND due_on >= ${from}::date AND due_on < ${to}::date AND kind = 'capture'
         GROUP BY currency`,
  );

/** The disbursements that what an order or a payment owes has gone into. */
export const findDisbursementsOf = (merchantId: bigint | null, of: 'order' | 'payment', id: string) => {
  const found =
    of === 'payment'
      ? sql`SELECT id FROM payable WHERE payment_id = ${id}::bigint`
      : sql`SELECT id FROM payable WHERE order_id = ${id}::bigint UNION ALL
            SELECT id FROM payable WHERE source_id = ${id}::bigint AND kind = 'capture'`;
  return rows<{ id: string }>(
    readerFor(merchantId),
    sql`SELECT DISTINCT d.id::text FROM payable p JOIN merchant m ON m.id = p.merchant_id ${disbursement}
         WHERE p.id = ANY(ARRAY(${found})) AND d.id IS NOT NULL
               ${merchantId === null ? empty : sql`AND p.merchant_id = ${merchantId}`}`,
  ).then((rowsFound) => rowsFound.map((row) => row.id));
};

/**
 * What disbursements kept of a merchant as a reserve and its day has not come: now; at the end of a day; and as it was known
 * at an instant.
 */
export const sumReserves = (merchantId: bigint, asOf: string | null, knownOn: string | null) =>
  rows<{ currency: string; minor: bigint }>(
    readerFor(merchantId),
    sql`SELECT p.currency, sum(p.net_minor)::bigint AS minor
          FROM payable p JOIN merchant m ON m.id = p.merchant_id JOIN journal j ON j.id = p.journal_id
         WHERE p.merchant_id = ${merchantId} AND p.kind = 'reserve_released'
           AND p.due_on > ${asOf === null ? sql`coalesce(m.settled_through, '-infinity')` : sql`${asOf}::date`}
           ${
             asOf === null
               ? sql`AND NOT EXISTS (SELECT FROM disbursement d WHERE d.merchant_id = p.merchant_id AND d.currency = p.currency
                                   AND d.status <> 'cancelled' AND daterange(d.period_from, d.period_to) @> p.due_on)`
               : sql`AND j.effective_on <= ${asOf}::date`
           }
           ${knownOn === null ? empty : sql`AND p.created_at <= ${knownOn}::timestamptz`}
         GROUP BY p.currency`,
  );
