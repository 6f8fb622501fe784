import type { CurrencyCode } from '@/server/kernel/currency';
import { type Queryable, rows, sql } from '@/server/platform/db';
import type { ChargeOutcome } from '../schema/outcomes';

export type ChargeToTell = {
  attempt_id: bigint;
  invoice_id: bigint;
  number: string;
  merchant_id: bigint | null;
  amount_minor: bigint;
  currency: CurrencyCode;
  outcome: ChargeOutcome;
  at: Date;
  invoice_status: string;
  next_try_at: Date | null;
  name: string;
  email: string;
  locale: string;
  time_zone: string;
  card_brand: string | null;
  card_last4: string | null;
  tells_of_paid: boolean;
  tells_of_failed: boolean;
};

/** Answers of the provider, each with its invoice and customer as they are now; only the last call for an invoice counts. */
export const findChargesToTell = (client: Queryable, attemptIds: readonly string[]) =>
  rows<ChargeToTell>(
    client,
    sql`SELECT a.id AS attempt_id, a.invoice_id, i.number, a.merchant_id, a.amount_minor, a.currency, r.outcome, r.at,
               i.status AS invoice_status, i.next_try_at, c.name, c.email, c.locale, c.time_zone, c.card_brand,
               c.card_last4, c.tells_of_paid, c.tells_of_failed
          FROM billing_attempt a
          JOIN billing_attempt_result r ON r.attempt_id = a.id
          JOIN invoice i ON i.id = a.invoice_id
          JOIN customer c ON c.id = i.customer_id
         WHERE a.id = ANY(${[...attemptIds]}::bigint[])
           AND NOT EXISTS (SELECT FROM billing_attempt later WHERE later.invoice_id = a.invoice_id AND later.number > a.number)
         ORDER BY a.id`,
  );

export type StuckRow = { number: string; since: Date };

/** Invoices that have been at the provider, or unknown, since before an instant, the longest first. */
export const findStuck = (client: Queryable, before: Date) =>
  rows<StuckRow>(
    client,
    sql`SELECT i.number, first.at AS since FROM invoice i
          CROSS JOIN LATERAL (
            -- The call that nobody knows the outcome of: the last charge.
            SELECT a.at FROM billing_attempt a WHERE a.invoice_id = i.id AND a.kind = 'charge' ORDER BY a.number DESC LIMIT 1) first
         WHERE i.status IN ('processing', 'unknown') AND first.at < ${before} ORDER BY first.at, i.id`,
  );

export type FoundRow = { id: bigint; customer: string; words: string };

/** What validation found and nobody has looked at yet, the newest first. */
export const findUnlookedAt = (client: Queryable) =>
  rows<FoundRow>(
    client,
    sql`SELECT r.id, c.name AS customer, r.words FROM review_item r JOIN customer c ON c.id = r.customer_id
         WHERE r.found_by = 'validation' AND r.resolved_at IS NULL ORDER BY r.id DESC`,
  );

/**
 * The change with which the breaker last came to a state. It opens again each time that a charge is tried and fails: that is
 * still the outage that began when it had been closed.
 */
export const findBreakerChange = (client: Queryable, provider: string, state: 'open' | 'closed') =>
  rows<{ id: bigint; why: string; at: Date }>(
    client,
    sql`WITH mine AS (SELECT * FROM breaker_event WHERE provider = ${provider}),
             last AS (SELECT max(id) AS id FROM mine WHERE state = ${state}::breaker_state),
             other AS (SELECT coalesce(max(m.id), 0) AS id FROM mine m, last
                        WHERE m.id < last.id AND m.state NOT IN (${state}::breaker_state, 'half_open'))
        SELECT m.id, m.why, m.at FROM mine m, other
         WHERE m.state = ${state}::breaker_state AND m.id > other.id ORDER BY m.id LIMIT 1`,
  ).then((found) => found[0] ?? null);

/** Invoices that answers of the provider have settled, or left unpaid for a reason that is known, in the order of the calls. */
export const chargesToTell = async (client: Queryable, attemptIds: readonly string[]) => {
  const found = await rows<{ invoice_id: bigint; outcome: ChargeOutcome }>(
    client,
    sql`SELECT a.invoice_id, r.outcome FROM billing_attempt a JOIN billing_attempt_result r ON r.attempt_id = a.id
         WHERE a.id = ANY(${[...attemptIds]}::bigint[])
           AND r.outcome NOT IN ('unknown', 'pending', 'not_found', 'held_back', 'network_error') ORDER BY a.id`,
  );
  return found.map(({ invoice_id, outcome }) => ({
    invoiceId: invoice_id.toString(),
    came: outcome === 'charged' ? ('paid' as const) : ('failed' as const),
  }));
};
