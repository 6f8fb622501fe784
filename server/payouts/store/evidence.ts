import type { LocalDate } from '@/server/kernel/calendar';
import { pool, rows, sql } from '@/server/platform/db';

export type AttemptTold = {
  id: bigint;
  disbursement_id: bigint;
  merchant_reference: string;
  number: number;
  reference: string;
  channel: string;
  provider: string | null;
  message_id: string | null;
  currency: string;
  amount_minor: bigint;
  account: string;
  holder_name: string;
  reason: string | null;
  created_by: string;
  created_at: Date;
};

/** The transfers of a run, each with the account that it went to as people see it. */
export const pageOfAttempts = (runId: string, after: bigint, limit: number) =>
  rows<AttemptTold>(
    pool(),
    sql`SELECT a.id, a.disbursement_id, m.reference AS merchant_reference, a.number, a.reference, a.channel, a.provider, f.message_id,
               a.currency, a.amount_minor, b.masked AS account, b.holder_name, a.reason, a.created_by, a.created_at
          FROM payout_attempt a JOIN disbursement d ON d.id = a.disbursement_id JOIN merchant m ON m.id = a.merchant_id
          JOIN bank_account b ON b.id = a.bank_account_id LEFT JOIN payout_file f ON f.id = a.file_id
         WHERE d.run_id = ${runId}::uuid AND a.id > ${after} ORDER BY a.id LIMIT ${limit}`,
  );

export type EventTold = {
  id: bigint;
  reference: string;
  kind: string;
  source: string;
  code: string | null;
  words: string | null;
  bank_reference: string | null;
  booked_on: LocalDate | null;
  at: Date;
};

/** What was heard of the transfers of a run. */
export const pageOfEvents = (runId: string, after: bigint, limit: number) =>
  rows<EventTold>(
    pool(),
    sql`SELECT e.id, a.reference, e.kind, e.source, e.code, e.words, e.bank_reference, e.booked_on, e.at
          FROM payout_event e JOIN payout_attempt a ON a.id = e.attempt_id JOIN disbursement d ON d.id = a.disbursement_id
         WHERE d.run_id = ${runId}::uuid AND e.id > ${after} ORDER BY e.id LIMIT ${limit}`,
  );

export type FileTold = {
  message_id: string;
  format: string;
  currency: string;
  number: number;
  transfers: number;
  total_minor: bigint;
  sha256: string;
  created_by_name: string;
  created_at: Date;
};

/** The bank files of a run, by what can be known of them without reading them. */
export const findFilesOfRun = (runId: string) =>
  rows<FileTold>(
    pool(),
    sql`SELECT message_id, format, currency, number, transfers, total_minor, sha256, created_by_name, created_at
          FROM payout_file WHERE run_id = ${runId}::uuid ORDER BY id`,
  );
