import type { LocalDate } from '@/server/kernel/calendar';
import { empty, execute, pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { ToPay } from '../domain/waits';
import type { PayoutFileFormat } from '../schema/files';
import { lockForPaying } from './attempts';
import { contradictedAt } from './contradictions';

/** That a file is not executed; its instants as JSON has them. */
export type Withdrawal = {
  id: string;
  why: string;
  madeBy: string;
  madeByName: string;
  madeAt: string;
  checkedByName: string | null;
  checkedAt: string | null;
  /** Waiting for a second person, since the file had left. */
  state: 'waiting' | 'confirmed' | 'rejected';
  checkedWhy: string | null;
};

export type PayoutFileRow = {
  id: bigint;
  runId: string;
  currency: string;
  format: PayoutFileFormat;
  number: number;
  messageId: string;
  transfers: number;
  totalMinor: bigint;
  sha256: string;
  account: string;
  executeOn: LocalDate;
  createdByName: string;
  createdAt: Date;
  downloads: { by: string; at: string; why: string | null; toDemoBank: boolean }[];
  /** The latest. */
  withdrawal: Withdrawal | null;
  reports: number;
  /** Of what is open: what the bank reported to have. */
  noted: number;
  paid: number;
  failed: number;
  returned: number;
};

const files = sql`
  SELECT f.id, f.run_id AS "runId", f.currency, f.format, f.number, f.message_id AS "messageId", f.transfers,
         f.total_minor AS "totalMinor", f.sha256, h.number AS account, f.execute_on AS "executeOn",
         f.created_by_name AS "createdByName", f.created_at AS "createdAt",
         (SELECT coalesce(json_agg(json_build_object('by', d.by_name, 'at', d.at, 'why', d.why,
                                                     'toDemoBank', d.recipient = 'demo_bank') ORDER BY d.id), '[]')
            FROM payout_file_download d WHERE d.file_id = f.id) AS downloads,
         (SELECT json_build_object('id', w.id::text, 'why', w.why, 'madeBy', w.made_by, 'madeByName', w.made_by_name,
                                   'madeAt', w.made_at, 'checkedByName', w.checked_by_name, 'checkedAt', w.checked_at,
                                   'checkedWhy', w.checked_why, 'state',
                                   CASE w.is_confirmed WHEN true THEN 'confirmed' WHEN false THEN 'rejected' ELSE 'waiting' END)
            FROM payout_file_withdrawal w WHERE w.file_id = f.id ORDER BY w.id DESC LIMIT 1) AS withdrawal,
         (SELECT count(*)::int FROM payout_report r WHERE r.file_id = f.id) AS reports,
         o.noted, o.paid, o.failed, o.returned
    FROM payout_file f JOIN house_account h ON h.id = f.house_account_id
   CROSS JOIN LATERAL (
     SELECT count(*) FILTER (WHERE ended IS NULL AND is_noted)::int AS noted,
            count(*) FILTER (WHERE ended = 'paid')::int AS paid, count(*) FILTER (WHERE ended = 'failed')::int AS failed,
            count(*) FILTER (WHERE ended = 'returned')::int AS returned
       FROM (SELECT (SELECT e.kind FROM payout_event e
                      WHERE e.attempt_id = a.id AND e.kind IN ('paid', 'failed', 'returned') ORDER BY e.id DESC LIMIT 1) AS ended,
                    EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = a.id AND e.source = 'status_report') AS is_noted
               FROM payout_attempt a WHERE a.file_id = f.id) ends) o`;

export const findPayoutFile = (client: Queryable, id: bigint) =>
  rows<PayoutFileRow>(client, sql`${files} WHERE f.id = ${id}`).then((found) => found[0] ?? null);

/** One row more than `limit`, the newest first. */
export const listPayoutFiles = (limit: number, runId: string | null, before: bigint | null) =>
  rows<PayoutFileRow>(
    pool(),
    sql`${files} WHERE true ${runId === null ? empty : sql`AND f.run_id = ${runId}::uuid`}
          ${before === null ? empty : sql`AND f.id < ${before}`} ORDER BY f.id DESC LIMIT ${limit + 1}`,
  );

/** All files of a run, in the order in which they were written. */
export const filesOfRun = (runId: string) =>
  rows<PayoutFileRow>(pool(), sql`${files} WHERE f.run_id = ${runId}::uuid ORDER BY f.id`);

/** The next files by their ids, for whoever looks at all. */
export const filesAfter = (id: bigint, limit: number) =>
  rows<PayoutFileRow>(pool(), sql`${files} WHERE f.id > ${id} ORDER BY f.id LIMIT ${limit}`);

/** What a file pays, in the order in which it says so. */
export const attemptsInFile = (fileId: bigint) =>
  rows<{ reference: string; amountMinor: bigint }>(
    pool(),
    sql`SELECT reference, amount_minor AS "amountMinor" FROM payout_attempt WHERE file_id = ${fileId} ORDER BY reference`,
  );

/** Files of one currency are written one after the other: the bank counts those of a day. */
export const lockFilesOf = (client: Queryable, currency: string) =>
  rows(client, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`payout_file/${currency}`}, 0))`);

/** Files that are written at once take different ids, of which their names at the bank are made. */
export const nextFileId = (client: Queryable) =>
  rows<{ id: bigint }>(client, sql`SELECT nextval('payout_file_id_seq') AS id`).then(([next]) => next?.id as bigint);

/** How many files there are of this run and currency, and of the currency since an instant. */
export const countFiles = (client: Queryable, runId: string, currency: string, since: Date) =>
  rows<{ ofRun: number; ofDay: number }>(
    client,
    sql`SELECT count(*) FILTER (WHERE run_id = ${runId}::uuid)::int AS "ofRun",
               count(*) FILTER (WHERE created_at >= ${since})::int AS "ofDay"
          FROM payout_file WHERE currency = ${currency} AND (run_id = ${runId}::uuid OR created_at >= ${since})`,
  ).then(([found]) => found as { ofRun: number; ofDay: number });

type NewFile = Pick<
  PayoutFileRow,
  | 'id'
  | 'runId'
  | 'currency'
  | 'format'
  | 'number'
  | 'messageId'
  | 'transfers'
  | 'totalMinor'
  | 'sha256'
  | 'executeOn'
  | 'createdByName'
  | 'createdAt'
> & { houseAccountId: bigint; contentSealed: string; createdBy: string };

export const insertPayoutFile = (client: Queryable, of: NewFile) =>
  execute(
    client,
    sql`INSERT INTO payout_file (id, run_id, currency, format, number, message_id, transfers, total_minor, sha256, content_sealed,
                                 created_by, created_by_name, created_at, house_account_id, execute_on)
        VALUES (${of.id}, ${of.runId}::uuid, ${of.currency}, ${of.format}::payout_file_format, ${of.number}, ${of.messageId},
                ${of.transfers}, ${of.totalMinor}, ${of.sha256}, ${of.contentSealed}, ${of.createdBy}, ${of.createdByName},
                ${of.createdAt}, ${of.houseAccountId}, ${of.executeOn}::date)`,
  );

export const findSealedFile = (client: Queryable, id: bigint) =>
  rows<{ sealed: string }>(client, sql`SELECT content_sealed AS sealed FROM payout_file WHERE id = ${id}`).then(
    (found) => found[0]?.sealed ?? null,
  );

export type NewDownload = {
  fileId: bigint;
  recipient: 'person' | 'demo_bank';
  by: string;
  byName: string;
  at: Date;
  why: string | null;
};

/** @returns false where it is not the first, and no reason is given: the database counts */
export const insertDownload = (client: Queryable, of: NewDownload) =>
  execute(
    client,
    sql`INSERT INTO payout_file_download (file_id, recipient, by, by_name, at, why)
        VALUES (${of.fileId}, ${of.recipient}::payout_file_recipient, ${of.by}, ${of.byName}, ${of.at}, ${of.why})
        ON CONFLICT DO NOTHING`,
  ).then((count) => count === 1);

export type NewWithdrawal = {
  fileId: bigint;
  why: string;
  by: string;
  byName: string;
  at: Date;
  /** Null: it waits for a second person. */
  isConfirmed: true | null;
};

export const insertWithdrawal = (client: Queryable, of: NewWithdrawal) =>
  execute(
    client,
    sql`INSERT INTO payout_file_withdrawal (file_id, why, made_by, made_by_name, made_at, is_confirmed)
        VALUES (${of.fileId}, ${of.why}, ${of.by}, ${of.byName}, ${of.at}, ${of.isConfirmed})`,
  );

export type WithdrawalCheck = { by: string; byName: string; at: Date; isConfirmed: boolean; why: string | null };

export const checkWithdrawal = (client: Queryable, id: bigint, of: WithdrawalCheck) =>
  execute(
    client,
    sql`UPDATE payout_file_withdrawal SET checked_by = ${of.by}, checked_by_name = ${of.byName}, checked_at = ${of.at},
               is_confirmed = ${of.isConfirmed}, checked_why = ${of.why} WHERE id = ${id}`,
  );

export type FileAttempt = ToPay & {
  id: bigint;
  merchantId: bigint;
  disbursementId: bigint;
  merchantName: string;
  reference: string;
  /** Something was said of it: that it was sent, at the least. */
  isKnown: boolean;
  /** It has not ended yet. */
  isOpen: boolean;
  /** It failed or came back: it may be paid again elsewhere. */
  hasFailed: boolean;
};

/**
 * The attempts of a file, whose merchants and disbursements are held until the transaction ends, each in the order of their
 * ids: what is said of them is written down one after the other, and before their run is held.
 */
export async function lockAttemptsOf(client: Queryable, fileId: bigint): Promise<FileAttempt[]> {
  const inFile = await rows<{ id: bigint }>(
    client,
    sql`SELECT disbursement_id AS id FROM payout_attempt WHERE file_id = ${fileId}`,
  );
  await lockForPaying(
    client,
    inFile.map(({ id }) => id),
  );
  return rows<FileAttempt>(
    client,
    sql`SELECT a.id, a.merchant_id AS "merchantId", a.disbursement_id AS "disbursementId", m.name AS "merchantName", a.reference,
               m.status AS "merchantStatus", a.bank_account_id AS "approvedAccountId", n.id AS "accountId",
               n.payable_from AS "payableFrom", CASE WHEN c."contradictedAt" >= a.created_at THEN c."contradictedAt" END AS "contradictedAt",
               EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = a.id) AS "isKnown",
               EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = a.id AND e.kind IN ('failed', 'returned')) AS "hasFailed",
               NOT EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = a.id AND e.kind IN ('paid', 'failed', 'returned')) AS "isOpen"
          FROM payout_attempt a JOIN merchant m ON m.id = a.merchant_id
          LEFT JOIN active_bank_account n ON n.merchant_id = a.merchant_id AND n.currency = a.currency
         CROSS JOIN LATERAL (SELECT ${contradictedAt} FROM disbursement d WHERE d.id = a.disbursement_id) c
         WHERE a.file_id = ${fileId} ORDER BY a.disbursement_id`,
  );
}

/** The state of a run, or null where there is none. */
export const findRunStatus = (client: Queryable, runId: string) =>
  rows<{ status: string }>(client, sql`SELECT status FROM run WHERE id = ${runId}::uuid`).then(
    (found) => found[0]?.status ?? null,
  );

export const findRunCurrencies = (client: Queryable, runId: string) =>
  rows<{ currency: string }>(
    client,
    sql`SELECT DISTINCT currency FROM disbursement
         WHERE run_id = ${runId}::uuid AND net_minor > kept_minor AND status <> 'cancelled' ORDER BY currency`,
  ).then((found) => found.map(({ currency }) => currency));
