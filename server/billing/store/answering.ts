import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { NextStep } from '../domain/next-step';
import type { ChargeOutcome } from '../schema/outcomes';
import type { Claim } from './claiming';

/** What came of a call, and what becomes of its invoice. */
export type Answer = {
  claim: Claim;
  outcome: ChargeOutcome;
  code: string | null;
  words: string | null;
  providerId: string | null;
  latencyMs: number;
  at: Date;
  step: NextStep;
  /** For people: why the invoice is in its state. */
  reason: string | null;
};

/** Writes what came of calls, of each once. @returns the calls that had no result yet */
export const insertResults = (client: Queryable, answers: readonly Answer[]) =>
  rows<{ attempt_id: bigint }>(
    client,
    sql`INSERT INTO billing_attempt_result (attempt_id, merchant_id, outcome, code, words, provider_id, latency_ms, at)
        SELECT * FROM unnest(${answers.map((a) => a.claim.id)}::bigint[], ${answers.map((a) => a.claim.merchant_id)}::bigint[],
          ${answers.map((a) => a.outcome)}::charge_outcome[], ${answers.map((a) => a.code)}::text[],
          ${answers.map((a) => a.words)}::text[], ${answers.map((a) => a.providerId)}::text[],
          ${answers.map((a) => a.latencyMs)}::int[], ${answers.map((a) => a.at)}::timestamptz[])
        ON CONFLICT (attempt_id) DO NOTHING RETURNING attempt_id`,
  ).then((written) => new Set(written.map((row) => row.attempt_id)));

/**
 * Moves the invoices on. An answer that comes after another call for the same invoice was begun, because it was given up for
 * lost, moves nothing: the later call will. @returns the calls that moved their invoice
 */
export const moveCharged = (client: Queryable, answers: readonly Answer[]) =>
  rows<{ attempt_id: bigint }>(
    client,
    sql`UPDATE invoice i SET status = m.becomes, next_try_at = m.next_try_at, updated_at = m.at, reason = m.reason,
               reason_code = m.outcome,
               paid_at = CASE WHEN m.becomes = 'paid' THEN m.at END,
               paid_minor = CASE WHEN m.becomes = 'paid' THEN m.amount_minor END,
               paid_by = CASE WHEN m.becomes = 'paid' THEN m.key END
          FROM unnest(${answers.map((a) => a.claim.invoice_id)}::bigint[], ${answers.map((a) => a.claim.number)}::int[],
                      ${answers.map((a) => a.step.becomes)}::invoice_status[], ${answers.map((a) => a.step.nextTryAt)}::timestamptz[],
                      ${answers.map((a) => a.at)}::timestamptz[], ${answers.map((a) => a.reason)}::text[],
                      ${answers.map((a) => (a.outcome === 'charged' ? null : a.outcome))}::text[],
                      ${answers.map((a) => a.claim.amount_minor)}::bigint[], ${answers.map((a) => a.claim.key)}::text[],
                      ${answers.map((a) => a.claim.id)}::bigint[])
               AS m(id, number, becomes, next_try_at, at, reason, outcome, amount_minor, key, attempt_id)
         WHERE i.id = m.id AND i.status IN ('processing', 'unknown')
           AND NOT EXISTS (SELECT FROM billing_attempt later WHERE later.invoice_id = i.id AND later.number > m.number)
        RETURNING m.attempt_id`,
  ).then((moved) => new Set(moved.map((row) => row.attempt_id)));

/** Puts invoices before a person, each once for one reason. */
export const insertReviewItems = (client: Queryable, answers: readonly Answer[]) =>
  execute(
    client,
    sql`INSERT INTO review_item (customer_id, invoice_id, code, words, found_by, found_at)
        SELECT customer_id, invoice_id, code, words, 'charge', at
          FROM unnest(${answers.map((a) => a.claim.customer_id)}::bigint[], ${answers.map((a) => a.claim.invoice_id)}::bigint[],
                      ${answers.map((a) => a.outcome)}::text[], ${answers.map((a) => a.reason ?? '')}::text[],
                      ${answers.map((a) => a.at)}::timestamptz[]) AS r(customer_id, invoice_id, code, words, at)
        ON CONFLICT (customer_id, coalesce(invoice_id, 0), code) WHERE resolved_at IS NULL DO NOTHING`,
  );
