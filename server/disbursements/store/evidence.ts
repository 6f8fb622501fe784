import { pool, rows, sql } from '@/server/platform/db';
import { columns, type DisbursementRow } from './reading';

/** A disbursement with where it is paid, as people see that account. */
export type EvidenceRow = DisbursementRow & { account: string | null };

/** The disbursements of a run, cancelled ones too, in the order in which they were made. */
export const pageOfRun = (runId: string, after: bigint, limit: number) =>
  rows<EvidenceRow>(
    pool(),
    sql`SELECT ${columns}, b.masked AS account
          FROM disbursement d JOIN merchant m ON m.id = d.merchant_id LEFT JOIN bank_account b ON b.id = d.bank_account_id
         WHERE d.run_id = ${runId}::uuid AND d.id > ${after} ORDER BY d.id LIMIT ${limit}`,
  );

export type InputTold = {
  merchant_reference: string;
  time_zone: string;
  currency: string;
  is_active: boolean;
  frequency: string;
  weekdays: number[] | null;
  live_on: string | null;
  closed_until: string | null;
  first_due: string | null;
  minimum_minor: bigint;
  reserve_ppm: number;
  reserve_days: number;
  known_through: bigint;
  merchant_id: bigint;
};

/** What each merchant's part of a run was calculated from. */
export const pageOfInputs = (runId: string, after: bigint, limit: number) =>
  rows<InputTold>(
    pool(),
    sql`SELECT i.*, m.reference AS merchant_reference FROM run_input i JOIN merchant m ON m.id = i.merchant_id
         WHERE i.run_id = ${runId}::uuid AND i.merchant_id > ${after} ORDER BY i.merchant_id LIMIT ${limit}`,
  );
