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

export type WithdrawalTold = {
  message_id: string;
  why: string;
  made_by_name: string;
  made_at: Date;
  is_confirmed: boolean | null;
  checked_by_name: string | null;
  checked_at: Date | null;
  checked_why: string | null;
};

/** Each time that somebody said of a bank file of a run that it is not executed. */
export const findWithdrawalsOfRun = (runId: string) =>
  rows<WithdrawalTold>(
    pool(),
    sql`SELECT f.message_id, w.why, w.made_by_name, w.made_at, w.is_confirmed, w.checked_by_name, w.checked_at, w.checked_why
          FROM payout_file_withdrawal w JOIN payout_file f ON f.id = w.file_id WHERE f.run_id = ${runId}::uuid ORDER BY w.id`,
  );
