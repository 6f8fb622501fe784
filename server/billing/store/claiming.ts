import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import type { Period } from '@/server/kernel/period';
import { empty, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import type { RunScope } from '../domain/run-scope';
import type { ChargeOutcome } from '../schema/outcomes';
import type { RunKind } from '../schema/runs';

/** A call that is written down and about to be made, with what it needs. */
export type Claim = {
  id: bigint;
  run_id: bigint;
  kind: 'charge' | 'look_up';
  number: number;
  key: string;
  provider: string;
  amount_minor: bigint;
  currency: CurrencyCode;
  invoice_id: bigint;
  invoice_number: string;
  merchant_id: bigint | null;
  customer_id: bigint;
  customer_status: 'active' | 'suspended';
  customer_currency: CurrencyCode;
  payment_token: string | null;
  time_zone: string;
  /** It asks about a charge, or sends one again, that may have arrived before. */
  may_have_arrived: boolean;
  /** When the first call since the last start was begun; null: this is it. */
  first_at: Date | null;
  /** How often each outcome came since the last start. */
  earlier: Partial<Record<ChargeOutcome, number>>;
};

/** The days that are due, by time zone: from one on, or all that were. */
export type DueDays = { zones: string[]; through: LocalDate[]; from: (LocalDate | null)[] };

/** Whose invoices, and when they are due. */
export type Wanted = { runId: bigint; kind: RunKind; scope: RunScope; month: Period | null; due: DueDays; at: Date };

/** What is chargeable at all: something is left to pay, and nobody says that it was paid outside. */
const chargeable = sql`i.kind = 'invoice' AND i.status = 'open' AND i.total_minor > i.credited_minor
  AND NOT EXISTS (SELECT FROM hand_payment h WHERE h.invoice_id = i.id AND h.checked_by IS NULL)`;

/** Invoices of the scope and the month. */
function within({ scope, month }: Wanted): Sql {
  const ofMonth = month
    ? sql`AND coalesce(i.period_from, i.charge_on) >= ${month.from}::date AND coalesce(i.period_from, i.charge_on) < ${month.to}::date`
    : empty;
  switch (scope.over) {
    case 'zone':
      return sql`${ofMonth} AND c.time_zone = ${scope.zone}`;
    case 'customer':
      return sql`${ofMonth} AND c.reference = ${scope.customer}`;
    case 'invoice':
      return sql`AND i.id = ${scope.invoiceId}::bigint`;
    default:
      return ofMonth;
  }
}

const zonesOf = ({ zones, through, from }: DueDays) =>
  sql`unnest(${zones}::text[], ${through}::date[], ${from}::date[]) AS z(zone, through, "from")`;
const neverTried = sql`${chargeable} AND i.next_try_at IS NULL
  AND i.charge_on <= z.through AND i.charge_on >= coalesce(z."from", '-infinity')`;

/** Invoices that are due and were never tried: by the day that is due where the customer is. */
const firstTries = (of: Wanted) => sql`
  SELECT i.id, i.charge_on AS due FROM invoice i JOIN customer c ON c.id = i.customer_id
    JOIN ${zonesOf(of.due)} ON z.zone = c.time_zone
   WHERE ${neverTried} ${within(of)}`;

/** Invoices whose next try has come: those of the run itself, and for some kinds all in its scope. */
const nextTries = (of: Wanted) => sql`
  SELECT i.id, i.next_try_at::date AS due FROM invoice i JOIN customer c ON c.id = i.customer_id
   WHERE ${chargeable} AND i.next_try_at <= ${of.at}
     AND (${of.kind === 'month' ? sql`false` : sql`true ${within(of)}`}
          OR EXISTS (SELECT FROM billing_attempt a WHERE a.run_id = ${of.runId} AND a.invoice_id = i.id))`;

const dueInvoices = (of: Wanted): Sql[] =>
  of.kind === 'retries' || of.kind === 'single' ? [nextTries(of)] : [firstTries(of), nextTries(of)];

/** How many are due, and how much, by currency. */
export async function countDue(client: Queryable, of: Wanted) {
  const counts = new Map<CurrencyCode, { count: number; amount: bigint }>();
  for (const due of dueInvoices(of)) {
    const found = await rows<{ currency: CurrencyCode; count: number; amount: bigint }>(
      client,
      sql`SELECT i.currency, count(*)::int AS count, sum(i.total_minor - i.credited_minor)::bigint AS amount
            FROM (${due}) d JOIN invoice i USING (id) GROUP BY i.currency`,
    );
    for (const { currency, count, amount } of found) {
      const before = counts.get(currency) ?? { count: 0, amount: 0n };
      counts.set(currency, { count: before.count + count, amount: before.amount + amount });
    }
  }
  return counts;
}

const asClaims = (mayHaveArrived: Sql) => sql`
  SELECT ${mayHaveArrived} AS may_have_arrived, a.id, a.run_id, a.kind, a.number, a.key, a.provider, a.amount_minor, a.currency, i.id AS invoice_id,
         i.number AS invoice_number, i.merchant_id, c.id AS customer_id, c.status AS customer_status,
         c.currency AS customer_currency, c.payment_token, c.time_zone, before.first_at, before.earlier
    FROM attempt a JOIN claimed i ON i.id = a.invoice_id JOIN customer c ON c.id = i.customer_id
    CROSS JOIN LATERAL (
      SELECT min(b.at) AS first_at, coalesce(json_object_agg(b.outcome, b.count) FILTER (WHERE b.outcome IS NOT NULL), '{}') AS earlier
        FROM (SELECT r.outcome, min(p.at) AS at, count(*) AS count
                FROM billing_attempt p LEFT JOIN billing_attempt_result r ON r.attempt_id = p.id
               WHERE p.invoice_id = i.id AND p.number > i.tries_before GROUP BY r.outcome) b) before`;

/**
 * Takes invoices that are due for charging: they become `processing`, and each gets the row of the call that follows, with its
 * key, all in one statement. Rows that somebody else holds are passed over, so that two never take the same; what was paid
 * or voided meanwhile is not `open`. Until `leaseUntil` nobody asks what became of them.
 */
export async function claimDue(
  client: Queryable,
  of: Wanted & { provider: string; limit: number; leaseUntil: Date },
): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const due of dueInvoices(of)) {
    if (claims.length >= of.limit) break;
    const taken = await rows<Claim>(
      client,
      sql`WITH due AS MATERIALIZED (
            ${due} ORDER BY due, i.id LIMIT ${of.limit - claims.length} FOR NO KEY UPDATE OF i SKIP LOCKED),
          claimed AS (
            UPDATE invoice i SET status = 'processing', next_try_at = ${of.leaseUntil}, updated_at = ${of.at}
              FROM due WHERE i.id = due.id RETURNING i.*),
          attempt AS (
            INSERT INTO billing_attempt (run_id, invoice_id, merchant_id, kind, number, key, provider, amount_minor, currency, at)
            SELECT ${of.runId}, i.id, i.merchant_id, 'charge', coalesce(last.number, 0) + 1,
                   -- What did not leave the house goes again under its own key; all else is another charge.
                   CASE WHEN last.outcome IN ('network_error', 'held_back') AND last.number > i.tries_before
                             AND last.amount_minor = i.total_minor - i.credited_minor
                        THEN last.key ELSE i.number || '/' || coalesce(last.number, 0) + 1 END,
                   ${of.provider}, i.total_minor - i.credited_minor, i.currency, ${of.at}
              FROM claimed i
              LEFT JOIN LATERAL (SELECT a.number, a.key, a.amount_minor, r.outcome FROM billing_attempt a
                                   LEFT JOIN billing_attempt_result r ON r.attempt_id = a.id
                                  WHERE a.invoice_id = i.id ORDER BY a.number DESC LIMIT 1) last ON true
            RETURNING *)
          ${asClaims(sql`false`)}`,
    );
    claims.push(...taken);
  }
  return claims;
}

/**
 * Takes invoices of which it is not known what came of their charge, because no clear answer came, or the process died
 * that would have heard it. They are asked about; what never arrived is sent again, under its own key.
 */
export const claimLost = (client: Queryable, of: { at: Date; limit: number; leaseUntil: Date }) =>
  rows<Claim>(
    client,
    sql`WITH lost AS MATERIALIZED (
          SELECT i.id FROM invoice i WHERE i.status IN ('processing', 'unknown') AND i.next_try_at <= ${of.at}
           ORDER BY i.next_try_at, i.id LIMIT ${of.limit} FOR NO KEY UPDATE OF i SKIP LOCKED),
        latest AS MATERIALIZED (
          SELECT lost.id AS lost_id, a.*, r.outcome IS NOT DISTINCT FROM 'not_found' AS never_arrived
            FROM lost CROSS JOIN LATERAL (
              SELECT * FROM billing_attempt b WHERE b.invoice_id = lost.id ORDER BY b.number DESC LIMIT 1) a
            LEFT JOIN billing_attempt_result r ON r.attempt_id = a.id),
        claimed AS (
          UPDATE invoice i SET next_try_at = ${of.leaseUntil}, updated_at = ${of.at},
                 status = (CASE WHEN l.never_arrived THEN 'processing' ELSE 'unknown' END)::invoice_status
            FROM latest l WHERE i.id = l.lost_id RETURNING i.*),
        attempt AS (
          INSERT INTO billing_attempt (run_id, invoice_id, merchant_id, kind, number, key, provider, amount_minor, currency, at)
          SELECT l.run_id, l.invoice_id, l.merchant_id,
                 (CASE WHEN l.never_arrived THEN 'charge' ELSE 'look_up' END)::billing_attempt_kind, l.number + 1, l.key,
                 l.provider, l.amount_minor, l.currency, ${of.at} FROM latest l
          RETURNING *)
        ${asClaims(sql`true`)}`,
  );

/** The time zones in which something was never tried and is due, and whether something else waits to be tried again. */
export const findDueWork = async (client: Queryable, due: DueDays, at: Date) => ({
  zones: (
    await rows<{ zone: string }>(
      client,
      sql`SELECT z.zone FROM ${zonesOf(due)}
           WHERE EXISTS (SELECT FROM invoice i JOIN customer c ON c.id = i.customer_id
                          WHERE c.time_zone = z.zone AND ${neverTried})`,
    )
  ).map(({ zone }) => zone),
  // What a run that is at work waits for itself is left to it.
  again:
    (
      await rows(
        client,
        sql`SELECT FROM invoice i WHERE ${chargeable} AND i.next_try_at <= ${at}
             AND NOT EXISTS (SELECT FROM billing_attempt a JOIN billing_run r ON r.id = a.run_id
                              WHERE a.invoice_id = i.id AND r.status IN ('running', 'paused')) LIMIT 1`,
      )
    ).length > 0,
});

/** A time zone in which customers are, and the first day after the last month that somebody cancelled there. */
export type Zone = { zone: string; resumesOn: LocalDate | null };

export const findZones = (client: Queryable) =>
  rows<Zone>(
    client,
    sql`SELECT c.zone, (SELECT max((r.period || '-01')::date + interval '1 month')::date FROM billing_run r
                         WHERE r.kind = 'month' AND r.status = 'cancelled' AND r.scope = 'zone:' || c.zone) AS "resumesOn"
          FROM (SELECT DISTINCT time_zone AS zone FROM customer) c`,
  );
