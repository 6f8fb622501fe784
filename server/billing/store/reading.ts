import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, pool, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { ChargeOutcome } from '../schema/outcomes';

export type OutcomeRow = {
  run_id: bigint;
  outcome: ChargeOutcome | null;
  currency: CurrencyCode;
  count: number;
  amount: bigint;
};

/** What came of the invoices of runs, by the last call for each in the run; what was held back waits to be done. */
export const sumOutcomes = (client: Queryable, runIds: readonly bigint[]) =>
  rows<OutcomeRow>(
    client,
    sql`SELECT run_id, outcome, currency, count(*)::int AS count, sum(amount_minor)::bigint AS amount FROM (
          SELECT DISTINCT ON (a.run_id, a.invoice_id) a.run_id, r.outcome, a.currency, a.amount_minor
            FROM billing_attempt a LEFT JOIN billing_attempt_result r ON r.attempt_id = a.id
           WHERE a.run_id = ANY(${[...runIds]}::bigint[]) ORDER BY a.run_id, a.invoice_id, a.number DESC) last
         GROUP BY run_id, outcome, currency ORDER BY run_id, outcome, currency`,
  );

/** When the run's next invoice is to be charged or asked about: null, none before `before`. */
export const findNextOfRun = (client: Queryable, runId: bigint, before: Date) =>
  rows<{ next: Date | null }>(
    client,
    sql`SELECT min(i.next_try_at) AS next FROM invoice i
         WHERE i.status IN ('open', 'processing', 'unknown') AND i.next_try_at <= ${before}
           AND EXISTS (SELECT FROM billing_attempt a WHERE a.run_id = ${runId} AND a.invoice_id = i.id)`,
  ).then((found) => found[0]?.next ?? null);

export type AttemptRow = {
  id: bigint;
  run_id: bigint;
  invoice_id: bigint;
  invoice: string;
  customer: string;
  customer_name: string;
  kind: 'charge' | 'look_up';
  number: number;
  key: string;
  provider: string;
  amount_minor: bigint;
  currency: CurrencyCode;
  at: Date;
  outcome: ChargeOutcome | null;
  code: string | null;
  words: string | null;
  latency_ms: number | null;
};

const attempts = sql`
  SELECT a.*, i.number AS invoice, c.reference AS customer, c.name AS customer_name, r.outcome, r.code, r.words, r.latency_ms
    FROM billing_attempt a JOIN invoice i ON i.id = a.invoice_id JOIN customer c ON c.id = i.customer_id
    LEFT JOIN billing_attempt_result r ON r.attempt_id = a.id`;

/** Calls of a run, the latest first; one row more than `limit`. With an outcome: the last calls for invoices that ended so. */
export const listAttempts = (
  of: { runId: string; outcome?: ChargeOutcome | undefined },
  limit: number,
  before: string | null,
) =>
  rows<AttemptRow>(
    pool(),
    sql`${attempts} WHERE a.run_id = ${of.runId}::bigint ${before === null ? empty : sql`AND a.id < ${before}::bigint`}
          ${
            of.outcome === undefined
              ? empty
              : sql`AND r.outcome = ${of.outcome}::charge_outcome AND NOT EXISTS (
                      SELECT FROM billing_attempt later WHERE later.run_id = a.run_id AND later.invoice_id = a.invoice_id AND later.number > a.number)`
          } ORDER BY a.id DESC LIMIT ${limit + 1}`,
  );

/** All calls for an invoice, in their order; `scope`: the only merchant whose invoices exist for whoever reads. */
export const findAttemptsOf = (scope: bigint | null, invoiceId: string) =>
  rows<AttemptRow>(
    readerFor(scope),
    sql`${attempts} WHERE a.invoice_id = ${invoiceId}::bigint ${scope === null ? empty : sql`AND a.merchant_id = ${scope}`}
         ORDER BY a.number`,
  );
