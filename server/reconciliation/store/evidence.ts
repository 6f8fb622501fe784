import { pool, rows, sql } from '@/server/platform/db';
import { type MatchRow, matches } from './matches';

/** The matches that a run's payouts are in, undone ones too, in the order in which they were made. */
export const pageOfRun = (runId: string, after: bigint, limit: number) =>
  rows<MatchRow>(
    pool(),
    sql`${matches(sql`m.id > ${after} AND m.id IN (
          SELECT x.match_id FROM bank_match_entry x JOIN payout_attempt a ON a.id = x.attempt_id
            JOIN disbursement d ON d.id = a.disbursement_id WHERE d.run_id = ${runId}::uuid)`)}
        ORDER BY m.id LIMIT ${limit}`,
  );
