import type { DisbursementStatus } from '@/server/disbursements/schema';
import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { execute, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import type { PayoutChannel, PayoutEventKind, PayoutEventSource } from '../schema';
import { disbursementsStanding, type StandingRow, standingColumns, wasHeldBack } from './standing';

/** A disbursement of an approved run, with what decides whether it may be paid now. */
export type PayableRow = StandingRow & {
  runId: string;
  merchantId: bigint;
  merchantName: string;
  merchantReference: string;
  periodFrom: LocalDate;
};

const payables = (condition: Sql) => sql`
  SELECT ${standingColumns}, d.run_id AS "runId", d.merchant_id AS "merchantId", m.name AS "merchantName",
         m.reference AS "merchantReference", d.period_from AS "periodFrom"
    FROM ${disbursementsStanding} WHERE ${condition}`;

export const findPayables = (client: Queryable, ids: bigint[]) =>
  rows<PayableRow>(client, sql`${payables(sql`d.id = ANY(${ids}::bigint[])`)} ORDER BY d.id`);

/** What of a run and currency is not on its way and not paid. */
export const findUnpaidOfRun = (client: Queryable, runId: string, currency: string) =>
  rows<PayableRow>(
    client,
    sql`${payables(sql`d.run_id = ${runId}::uuid AND d.currency = ${currency} AND d.status IN ('approved', 'failed', 'returned')`)}
        ORDER BY d.id`,
  );

/** What is approved and was never sent, or was not heard of since: for whoever wakes what was forgotten. */
export const findUnderWay = (client: Queryable, after: bigint, limit: number) =>
  rows<{ id: bigint; currency: string; isOnItsWay: boolean }>(
    client,
    sql`SELECT d.id, d.currency, d.status IN ('submitting', 'submitted', 'unknown') AS "isOnItsWay" FROM disbursement d JOIN run r ON r.id = d.run_id
         WHERE d.status IN ('approved', 'submitting', 'submitted', 'unknown', 'failed') AND r.approved_hash IS NOT NULL AND d.id > ${after}
           AND (d.status = 'approved' OR NOT EXISTS (
                  SELECT FROM payout_attempt a WHERE a.disbursement_id = d.id AND a.channel = 'file'
                     AND a.number = (SELECT max(number) FROM payout_attempt l WHERE l.disbursement_id = d.id)))
         ORDER BY d.id LIMIT ${limit}`,
  );

/**
 * Holds merchants, then their disbursements, until the transaction ends, each in the order of ids: no account of theirs
 * comes into force meanwhile, none is put on hold, and nobody else pays or gives up the same.
 */
export async function lockForPaying(client: Queryable, ids: bigint[]): Promise<void> {
  await execute(
    client,
    sql`SELECT FROM merchant WHERE id IN (SELECT merchant_id FROM disbursement WHERE id = ANY(${ids}::bigint[]))
         ORDER BY id FOR SHARE`,
  );
  await execute(client, sql`SELECT FROM disbursement WHERE id = ANY(${ids}::bigint[]) ORDER BY id FOR UPDATE`);
}

export type NewAttempt = {
  disbursementId: bigint;
  merchantId: bigint;
  number: number;
  reference: string;
  channel: PayoutChannel;
  provider: string | null;
  currency: string;
  amountMinor: bigint;
  bankAccountId: bigint;
  fileId: bigint | null;
  reason: string | null;
  createdBy: string;
  at: Date;
};

/** Writes attempts down; the database refuses what is not approved as it is, or alive already. */
export const insertAttempts = (client: Queryable, attempts: NewAttempt[]) =>
  rows<{ id: bigint; disbursement_id: bigint }>(
    client,
    sql`INSERT INTO payout_attempt (disbursement_id, merchant_id, number, reference, channel, provider, currency, amount_minor,
               bank_account_id, file_id, reason, created_by, created_at)
        SELECT n.* FROM unnest(${attempts.map((a) => a.disbursementId)}::bigint[], ${attempts.map((a) => a.merchantId)}::bigint[],
               ${attempts.map((a) => a.number)}::smallint[], ${attempts.map((a) => a.reference)}::text[],
               ${attempts.map((a) => a.channel)}::payout_channel[], ${attempts.map((a) => a.provider)}::text[],
               ${attempts.map((a) => a.currency)}::text[], ${attempts.map((a) => a.amountMinor)}::bigint[],
               ${attempts.map((a) => a.bankAccountId)}::bigint[], ${attempts.map((a) => a.fileId)}::bigint[],
               ${attempts.map((a) => a.reason)}::text[], ${attempts.map((a) => a.createdBy)}::text[],
               ${attempts.map((a) => a.at)}::timestamptz[]) AS n
        RETURNING id, disbursement_id`,
  );

/** An attempt at work: with its disbursement, and whether a later one has followed it. */
export type AttemptRow = {
  id: bigint;
  disbursementId: bigint;
  runId: string;
  merchantId: bigint;
  timeZone: string;
  number: number;
  reference: string;
  channel: PayoutChannel;
  provider: string | null;
  currency: CurrencyCode;
  amountMinor: bigint;
  bankAccountId: bigint;
  createdAt: Date;
  periodFrom: LocalDate;
  periodTo: LocalDate;
  status: DisbursementStatus;
  /** People withdrew it, and nothing left in its place. */
  mayHaveLeft: boolean;
};

const attempts = (condition: Sql) => sql`
  SELECT a.id, a.disbursement_id AS "disbursementId", d.run_id AS "runId", a.merchant_id AS "merchantId",
         m.time_zone AS "timeZone", a.number, a.reference, a.channel, a.provider, a.currency, a.amount_minor AS "amountMinor",
         a.bank_account_id AS "bankAccountId", a.created_at AS "createdAt", d.period_from AS "periodFrom", d.period_to AS "periodTo", d.status,
         EXISTS (SELECT FROM withdrawn_payout_attempt w WHERE w.id = a.id) AS "mayHaveLeft"
    FROM payout_attempt a JOIN disbursement d ON d.id = a.disbursement_id JOIN merchant m ON m.id = a.merchant_id
   WHERE ${condition}`;

export const findLatestAttempt = (client: Queryable, disbursementId: bigint) =>
  rows<AttemptRow>(
    client,
    sql`${attempts(sql`a.disbursement_id = ${disbursementId}`)} ORDER BY a.number DESC LIMIT 1`,
  ).then((found) => found[0] ?? null);

/** The latest that was not held back before it left. */
export const findLatestSent = (client: Queryable, disbursementId: bigint) =>
  rows<AttemptRow>(
    client,
    sql`${attempts(sql`a.disbursement_id = ${disbursementId} AND NOT ${wasHeldBack(sql`a.id`)}`)} ORDER BY a.number DESC LIMIT 1`,
  ).then((found) => found[0] ?? null);

/**
 * Attempts with their disbursements held until the transaction ends, in the order of ids: what is said of one is written
 * down one after the other.
 */
export async function lockAttempts(client: Queryable, ids: bigint[]): Promise<Map<bigint, AttemptRow>> {
  await execute(
    client,
    sql`SELECT FROM disbursement WHERE id IN (SELECT disbursement_id FROM payout_attempt WHERE id = ANY(${ids}::bigint[]))
         ORDER BY id FOR UPDATE`,
  );
  const found = await rows<AttemptRow>(client, attempts(sql`a.id = ANY(${ids}::bigint[])`));
  return new Map(found.map((attempt) => [attempt.id, attempt]));
}

export const lockAttempt = async (client: Queryable, id: bigint): Promise<AttemptRow | null> =>
  (await lockAttempts(client, [id])).get(id) ?? null;

export const findAttemptsByReference = (client: Queryable, references: string[]) =>
  rows<{ id: bigint; reference: string }>(
    client,
    sql`SELECT id, reference FROM payout_attempt WHERE reference = ANY(${references}::text[])`,
  ).then((found) => new Map(found.map(({ id, reference }) => [reference, id])));

export type EventRow = {
  id: bigint;
  attemptId: bigint;
  kind: PayoutEventKind;
  source: PayoutEventSource;
  code: string | null;
  words: string | null;
  bankReference: string | null;
  bookedOn: LocalDate | null;
  at: Date;
};
export type NewEvent = Omit<EventRow, 'id'> & { merchantId: bigint };

export const findEvents = (client: Queryable, attemptIds: bigint[]) =>
  rows<EventRow>(
    client,
    sql`SELECT id, attempt_id AS "attemptId", kind, source, code, words, bank_reference AS "bankReference",
               booked_on AS "bookedOn", at
          FROM payout_event WHERE attempt_id = ANY(${attemptIds}::bigint[]) ORDER BY id`,
  );

export const insertEvents = (client: Queryable, events: NewEvent[]) =>
  execute(
    client,
    sql`INSERT INTO payout_event (attempt_id, merchant_id, kind, source, code, words, bank_reference, booked_on, at)
        SELECT n.* FROM unnest(${events.map((e) => e.attemptId)}::bigint[], ${events.map((e) => e.merchantId)}::bigint[],
               ${events.map((e) => e.kind)}::payout_event_kind[], ${events.map((e) => e.source)}::payout_event_source[],
               ${events.map((e) => e.code)}::text[], ${events.map((e) => e.words)}::text[],
               ${events.map((e) => e.bankReference)}::text[], ${events.map((e) => e.bookedOn)}::date[],
               ${events.map((e) => e.at)}::timestamptz[]) AS n`,
  );
