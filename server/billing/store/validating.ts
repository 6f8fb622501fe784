import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { Problem, Upcoming } from '../domain/upcoming-problems';
import { type Resolution, type ResolvedRow, resolveReviews } from './reviews';

export type UpcomingRow = Upcoming & { id: bigint; customer_id: bigint; merchant_id: bigint | null };

/** Validations take turns. Held until the transaction ends. */
export const lockValidation = (client: Queryable) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtext('billing/validate'))`);

/** Open invoices that are charged within so many days in their customers' zones, by id after `after`. */
export const findUpcoming = (client: Queryable, at: Date, days: number, after: bigint, limit: number) =>
  rows<UpcomingRow>(
    client,
    sql`SELECT i.id, i.customer_id, i.merchant_id, i.currency, c.status AS customer_status, c.currency AS customer_currency,
               c.payment_token, c.card_last4, c.card_expiry,
               greatest(coalesce((i.next_try_at AT TIME ZONE c.time_zone)::date, i.charge_on), today) AS charge_on
          FROM invoice i JOIN customer c ON c.id = i.customer_id
          CROSS JOIN LATERAL (SELECT (${at}::timestamptz AT TIME ZONE c.time_zone)::date AS today) local
         WHERE i.id > ${after} AND i.kind = 'invoice' AND i.status = 'open' AND i.total_minor > i.credited_minor
           AND coalesce((i.next_try_at AT TIME ZONE c.time_zone)::date, i.charge_on) <= today + ${days}::int
         ORDER BY i.id LIMIT ${limit}`,
  );

/** Customers with subscriptions that make no invoice for a month that begins within so many days, for want of a price. */
export const findUnpriced = (client: Queryable, at: Date, days: number) =>
  rows<{
    customer_id: bigint;
    reference: string;
    merchant_id: bigint | null;
    currency: string;
    plans: string[];
    month: string;
  }>(
    client,
    sql`SELECT c.id AS customer_id, c.reference, c.merchant_id, c.currency, m.month::text, array_agg(DISTINCT p.name ORDER BY p.name) AS plans
          FROM customer c JOIN subscription s ON s.customer_id = c.id JOIN plan p ON p.id = s.plan_id
          CROSS JOIN LATERAL (
            SELECT date_trunc('month', (${at}::timestamptz AT TIME ZONE c.time_zone)::date + ${days}::int)::date AS month) m
         WHERE s.starts_on < m.month + interval '1 month' AND (s.ends_on IS NULL OR s.ends_on > m.month)
           AND NOT EXISTS (SELECT FROM invoice i WHERE i.subscription_id = s.id AND i.period_from = m.month)
           AND NOT EXISTS (SELECT FROM plan_price x WHERE x.plan_id = p.id AND x.currency = c.currency AND x.valid_from <= m.month)
           AND NOT EXISTS (SELECT FROM subscription_pause x WHERE x.subscription_id = s.id AND x.pauses_on <= m.month
                              AND (x.resumes_on IS NULL OR x.resumes_on >= m.month + interval '1 month'))
         GROUP BY c.id, m.month ORDER BY c.id`,
  );

export type Found = Problem & { customerId: bigint; invoiceId: bigint | null };
export type FoundRow = Omit<ResolvedRow, 'merchant_id'>;

/**
 * Puts what was found before people, each thing once: what stands there stays, and what a person resolved lately is not
 * found again. @returns what is new
 */
export const insertFound = (client: Queryable, found: readonly Found[], at: Date, sinceResolved: Date) =>
  rows<FoundRow>(
    client,
    sql`INSERT INTO review_item (customer_id, invoice_id, code, words, found_by, found_at)
        SELECT f.customer_id, f.invoice_id, f.code, f.words, 'validation', ${at}
          FROM unnest(${found.map((f) => f.customerId)}::bigint[], ${found.map((f) => f.invoiceId)}::bigint[],
                      ${found.map((f) => f.code)}::text[], ${found.map((f) => f.words)}::text[]) AS f(customer_id, invoice_id, code, words)
         WHERE NOT EXISTS (SELECT FROM review_item r
                            WHERE r.customer_id = f.customer_id AND r.invoice_id IS NOT DISTINCT FROM f.invoice_id AND r.code = f.code
                              AND r.resolved_at > ${sinceResolved} AND r.resolved_by NOT LIKE 'job:%')
        ON CONFLICT (customer_id, coalesce(invoice_id, 0), code) WHERE resolved_at IS NULL DO NOTHING
        RETURNING id, customer_id, invoice_id, code, words`,
  );

/** Closes what validation found of these invoices and does not find any more. */
export const closeMended = (
  client: Queryable,
  looked: { invoiceIds: readonly bigint[]; found: readonly Found[] },
  by: Resolution,
) =>
  resolveReviews(
    client,
    sql`r.found_by = 'validation' AND r.invoice_id = ANY(${[...looked.invoiceIds]}::bigint[])
        AND NOT EXISTS (SELECT FROM unnest(${looked.found.map((f) => f.invoiceId)}::bigint[], ${looked.found.map((f) => f.code)}::text[])
                          AS f(invoice_id, code) WHERE f.invoice_id = r.invoice_id AND f.code = r.code)`,
    by,
  );

/** Closes what was found of invoices that are not to be charged any more, by whomever. */
export const closeSettled = (client: Queryable, status: 'paid' | 'void', by: Resolution) =>
  resolveReviews(
    client,
    sql`EXISTS (SELECT FROM invoice i WHERE i.id = r.invoice_id AND i.status = ${status}::invoice_status)`,
    by,
  );

/** Closes what was found of customers as such, for all but these. */
export const closePriced = (client: Queryable, unpriced: readonly bigint[], by: Resolution) =>
  resolveReviews(
    client,
    sql`r.code = 'no_price' AND r.found_by = 'validation' AND r.customer_id <> ALL(${[...unpriced]}::bigint[])`,
    by,
  );

/** How many items wait for people. */
export const countOpen = (client: Queryable) =>
  rows<{ count: number }>(client, sql`SELECT count(*)::int AS count FROM review_item WHERE resolved_at IS NULL`).then(
    (found) => found[0]?.count ?? 0,
  );
