import type { LocalDate } from '@/server/kernel/calendar';
import { type Queryable, rows, sql } from '@/server/platform/db';

/** What stands in the books of the demo's bank. */
export type SimulatedTransfer = {
  reference: string;
  bankReference: string;
  calls: number;
  /** Whether it has arrived: one that could not be reached has not. */
  isTaken: boolean;
  executesAt: Date;
  refusalCode: string | null;
  returnsAt: Date | null;
  returnCode: string | null;
};

export type NewTransfer = Omit<SimulatedTransfer, 'calls' | 'isTaken'> & {
  batchReference: string | null;
  holderName: string;
  accountEnding: string;
  currency: string;
  amountMinor: bigint;
  behaviour: string;
  takenAt: Date;
  isUnreachable: boolean;
};

const columns = sql`t.reference, t.bank_reference AS "bankReference", t.calls, t.executes_at < 'infinity' AS "isTaken",
  t.executes_at AS "executesAt", t.refusal_code AS "refusalCode", t.returns_at AS "returnsAt", t.return_code AS "returnCode"`;

/**
 * Writes each down once: repeated, it gives what stands there. What has not arrived is executed at no time.
 * @param arrivesAtCall the call at which one that could not be reached arrives after all
 */
export const insertTransfers = (client: Queryable, transfers: NewTransfer[], arrivesAtCall: number) =>
  rows<SimulatedTransfer>(
    client,
    sql`INSERT INTO simulated_transfer AS t (reference, batch_reference, holder_name, account_ending, currency, amount_minor,
               behaviour, bank_reference, taken_at, executes_at, refusal_code, returns_at, return_code)
        SELECT n.reference, n.batch_reference, n.holder_name, n.account_ending, n.currency, n.amount_minor, n.behaviour,
               n.bank_reference, n.taken_at, CASE WHEN n.is_unreachable THEN 'infinity' ELSE n.executes_at END,
               n.refusal_code, n.returns_at, n.return_code
          FROM jsonb_to_recordset(${JSON.stringify(transfers.map(rowOf))}::jsonb) AS n (reference text, batch_reference text,
               holder_name text, account_ending text, currency text, amount_minor bigint, behaviour text, bank_reference text,
               taken_at timestamptz, is_unreachable boolean, executes_at timestamptz, refusal_code text, returns_at timestamptz,
               return_code text)
        ON CONFLICT (reference) DO UPDATE SET calls = t.calls + 1,
           executes_at = CASE WHEN t.executes_at = 'infinity' AND t.calls + 1 >= ${arrivesAtCall}::int THEN EXCLUDED.taken_at
                              ELSE t.executes_at END
        RETURNING ${columns}`,
  );

const rowOf = (of: NewTransfer) => ({
  reference: of.reference,
  batch_reference: of.batchReference,
  holder_name: of.holderName,
  account_ending: of.accountEnding,
  currency: of.currency,
  amount_minor: of.amountMinor.toString(),
  behaviour: of.behaviour,
  bank_reference: of.bankReference,
  taken_at: of.takenAt,
  is_unreachable: of.isUnreachable,
  executes_at: of.executesAt,
  refusal_code: of.refusalCode,
  returns_at: of.returnsAt,
  return_code: of.returnCode,
});

export const findTransfer = (client: Queryable, reference: string) =>
  rows<SimulatedTransfer>(
    client,
    sql`SELECT ${columns} FROM simulated_transfer t WHERE t.reference = ${reference}`,
  ).then((found) => found[0] ?? null);

/** What was booked and came back between two instants. */
export const findReturned = (client: Queryable, from: Date, to: Date) =>
  rows<{ reference: string; returnsAt: Date; returnCode: string }>(
    client,
    sql`SELECT reference, returns_at AS "returnsAt", return_code AS "returnCode" FROM simulated_transfer
         WHERE returns_at > ${from} AND returns_at <= ${to} AND refusal_code IS NULL AND executes_at < 'infinity'
         ORDER BY returns_at, reference`,
  );

export type BookedTransfer = Pick<SimulatedTransfer, 'reference' | 'bankReference' | 'executesAt' | 'refusalCode'> & {
  behaviour: string;
  takenAt: Date;
};

/** What came in one file, in the order of its references. */
export const findBatch = (client: Queryable, batchReference: string) =>
  rows<BookedTransfer>(
    client,
    sql`SELECT reference, bank_reference AS "bankReference", executes_at AS "executesAt", refusal_code AS "refusalCode",
               behaviour, taken_at AS "takenAt"
          FROM simulated_transfer WHERE batch_reference = ${batchReference} ORDER BY reference`,
  );

/** What the demo's bank booked: a transfer that left, or one that came back. */
export type SimulatedBooking = {
  reference: string;
  batchReference: string | null;
  holderName: string;
  accountEnding: string;
  amountMinor: bigint;
  bankReference: string;
  bookedOn: LocalDate;
  /** Null: it left. */
  returnCode: string | null;
};

/** What left and what came back by an instant, in the order in which it was booked; below zero went out. */
export const findBookings = (client: Queryable, currency: string, until: Date) =>
  rows<SimulatedBooking>(
    client,
    sql`SELECT t.reference, t.batch_reference AS "batchReference", t.holder_name AS "holderName", t.account_ending AS "accountEnding",
               b.minor AS "amountMinor", t.bank_reference || b.mark AS "bankReference", (b.at AT TIME ZONE 'UTC')::date AS "bookedOn",
               b.code AS "returnCode"
          FROM simulated_transfer t CROSS JOIN LATERAL (VALUES
                 (t.executes_at, -t.amount_minor, '', NULL), (t.returns_at, t.amount_minor, '-R', t.return_code)) AS b(at, minor, mark, code)
         WHERE t.currency = ${currency} AND t.refusal_code IS NULL AND t.executes_at <= ${until} AND b.at <= ${until}
         ORDER BY b.at, t.reference`,
  );
