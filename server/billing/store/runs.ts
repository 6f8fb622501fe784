import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { RunKind, RunStatus } from '../schema/runs';

export type RunRow = {
  id: bigint;
  kind: RunKind;
  period: string;
  scope: string;
  status: RunStatus;
  expected: { currency: CurrencyCode; count: number; amount: string }[];
  requested_by: string;
  requested_at: Date;
  finished_at: Date | null;
  failure_reason: string | null;
};

const first = <Row>(found: Row[]): Row | null => found[0] ?? null;

export const findRun = (client: Queryable, id: bigint | string) =>
  rows<RunRow>(client, sql`SELECT * FROM billing_run WHERE id = ${id}::bigint`).then(first);

/** Held until COMMIT: of two who stop or start a run, the second sees what the first did. */
export const lockRun = (client: Queryable, id: bigint | string) =>
  rows<RunRow>(client, sql`SELECT * FROM billing_run WHERE id = ${id}::bigint FOR UPDATE`).then(first);

export type NewRun = Pick<RunRow, 'kind' | 'period' | 'scope'> & { requestedBy: string; at: Date };

/** Adds a run, or finds the one that is there; locked until COMMIT. */
export async function addRun(client: Queryable, run: NewRun): Promise<{ row: RunRow; isNew: boolean }> {
  const added = await rows<RunRow>(
    client,
    sql`INSERT INTO billing_run (kind, period, scope, status, expected, requested_by, requested_at)
        VALUES (${run.kind}::billing_run_kind, ${run.period}, ${run.scope}, 'running', '[]', ${run.requestedBy}, ${run.at})
        ON CONFLICT (kind, period, scope) DO NOTHING RETURNING *`,
  ).then(first);
  if (added) return { row: added, isNew: true };
  const present = await rows<RunRow>(
    client,
    sql`SELECT * FROM billing_run WHERE kind = ${run.kind}::billing_run_kind AND period = ${run.period}
           AND scope = ${run.scope} FOR UPDATE`,
  );
  return { row: present[0] as RunRow, isNew: false };
}

export const setRunStatus = (
  client: Queryable,
  id: bigint,
  status: RunStatus,
  more: { finishedAt?: Date | null; failureReason?: string | null } = {},
) =>
  execute(
    client,
    sql`UPDATE billing_run SET status = ${status}::billing_run_status, finished_at = ${more.finishedAt ?? null},
               failure_reason = ${more.failureReason ?? null} WHERE id = ${id}`,
  );

/** Notes what a run is about to charge, beside what it has charged already. */
export const setExpected = (client: Queryable, id: bigint, expected: RunRow['expected']) =>
  execute(client, sql`UPDATE billing_run SET expected = ${JSON.stringify(expected)}::jsonb WHERE id = ${id}`);

/** One row more than `limit`, the latest first. */
export const listRuns = (
  client: Queryable,
  of: { kind?: RunKind | undefined; period?: string | undefined; status?: RunStatus | undefined },
  limit: number,
  before: string | null,
) =>
  rows<RunRow>(
    client,
    sql`SELECT * FROM billing_run WHERE true
          ${of.kind ? sql`AND kind = ${of.kind}::billing_run_kind` : empty}
          ${of.period ? sql`AND period = ${of.period}` : empty}
          ${of.status ? sql`AND status = ${of.status}::billing_run_status` : empty}
          ${before === null ? empty : sql`AND id < ${before}::bigint`} ORDER BY id DESC LIMIT ${limit + 1}`,
  );

export const findWorking = (client: Queryable) =>
  rows<{ id: bigint }>(client, sql`SELECT id FROM billing_run WHERE status = 'running' ORDER BY id`);
