import { empty, execute, pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { RowProblem } from './domain/row-problem';
import type { ImportKind, ImportReading, ImportStatus } from './schema';

export type ImportRow = {
  id: string;
  kind: ImportKind;
  status: ImportStatus;
  file_name: string;
  file_key: string;
  file_hash: string;
  file_bytes: bigint;
  options: ImportReading;
  skip_bad_rows: boolean;
  auto_apply: boolean;
  checked_bytes: bigint;
  applied_bytes: bigint;
  checked_lines: number;
  applied_lines: number;
  rows_total: number;
  rows_bad: number;
  rows_created: number;
  rows_completed: number;
  rows_present: number;
  failure_reason: string | null;
  requested_by: string;
  created_at: Date;
  finished_at: Date | null;
  same_file_as: string | null;
};

/** Problems kept per import; beyond, they are only counted. */
export const MAX_PROBLEMS = 10_000;

const columns = sql`i.*, (
  SELECT e.id FROM import e
   WHERE e.file_hash = i.file_hash AND e.kind = i.kind AND e.created_at < i.created_at AND e.status = 'completed'
   ORDER BY e.created_at DESC LIMIT 1) AS same_file_as`;

export const findImport = (client: Queryable, id: string) =>
  rows<ImportRow>(client, sql`SELECT ${columns} FROM import i WHERE i.id = ${id}::uuid`).then(
    (found) => found[0] ?? null,
  );

/** One row more than `limit`, the newest first. */
export const listImports = (limit: number, before: readonly [createdAt: string, id: string] | null) =>
  rows<ImportRow>(
    pool(),
    sql`SELECT ${columns} FROM import i
         WHERE true ${before === null ? empty : sql`AND (i.created_at, i.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`}
         ORDER BY i.created_at DESC, i.id DESC LIMIT ${limit + 1}`,
  );

export type NewImport = Pick<
  ImportRow,
  | 'kind'
  | 'status'
  | 'file_name'
  | 'file_key'
  | 'file_hash'
  | 'file_bytes'
  | 'options'
  | 'skip_bad_rows'
  | 'auto_apply'
  | 'requested_by'
  | 'created_at'
>;

export const insertImport = (client: Queryable, row: NewImport) =>
  rows<{ id: string }>(
    client,
    sql`INSERT INTO import (kind, status, file_name, file_key, file_hash, file_bytes, options, skip_bad_rows, auto_apply, requested_by, created_at)
        VALUES (${row.kind}::import_kind, ${row.status}::import_status, ${row.file_name}, ${row.file_key}, ${row.file_hash},
                ${row.file_bytes}, ${JSON.stringify(row.options)}::jsonb, ${row.skip_bad_rows}, ${row.auto_apply},
                ${row.requested_by}, ${row.created_at})
        RETURNING id`,
  ).then((found) => (found[0] as { id: string }).id);

/** Begins (again) to check a file as it is now understood. @returns whether the import was in a state for it */
export const startChecking = async (client: Queryable, id: string, options: ImportReading): Promise<boolean> => {
  const moved = await execute(
    client,
    sql`UPDATE import SET status = 'checking', options = ${JSON.stringify(options)}::jsonb, checked_bytes = 0,
               checked_lines = 0, rows_total = 0, rows_bad = 0
         WHERE id = ${id}::uuid AND status IN ('uploaded', 'checked')`,
  );
  if (moved === 0) return false;
  await execute(client, sql`DELETE FROM import_problem WHERE import_id = ${id}::uuid`);
  return true;
};

/** Begins to take a checked file in. @returns whether the import was in a state for it */
export const startApplying = (client: Queryable, id: string, skipBadRows: boolean) =>
  execute(
    client,
    sql`UPDATE import SET status = 'applying', skip_bad_rows = ${skipBadRows}
         WHERE id = ${id}::uuid AND status = 'checked' AND (rows_bad = 0 OR ${skipBadRows})`,
  ).then((moved) => moved > 0);

/** Where work on a file stands: bytes and lines that are done. */
export type Cursor = { offset: number; line: number };

/** Records checked rows, unless another process did so meanwhile. @returns whether they were recorded */
export const recordChecked = (
  client: Queryable,
  id: string,
  from: Cursor,
  to: Cursor,
  counts: { rows: number; bad: number },
) =>
  execute(
    client,
    sql`UPDATE import SET checked_bytes = ${to.offset}, checked_lines = ${to.line},
               rows_total = rows_total + ${counts.rows}, rows_bad = rows_bad + ${counts.bad}
         WHERE id = ${id}::uuid AND status = 'checking' AND checked_bytes = ${from.offset}`,
  ).then((moved) => moved > 0);

/** Records rows that are taken in, in the transaction that takes them in, unless another process did so meanwhile. */
export const recordApplied = (
  client: Queryable,
  id: string,
  from: Cursor,
  to: Cursor,
  counts: { created: number; completed: number; present: number },
) =>
  execute(
    client,
    sql`UPDATE import SET applied_bytes = ${to.offset}, applied_lines = ${to.line},
               rows_created = rows_created + ${counts.created}, rows_completed = rows_completed + ${counts.completed},
               rows_present = rows_present + ${counts.present}
         WHERE id = ${id}::uuid AND status = 'applying' AND applied_bytes = ${from.offset}`,
  ).then((moved) => moved > 0);

/** Ends a phase once the end of the file is reached: by the state to come, with the reason where a person needs one. */
export const finishPhase = (
  client: Queryable,
  id: string,
  move: { from: ImportStatus; to: ImportStatus; reason?: string; at: Date | null },
) =>
  execute(
    client,
    sql`UPDATE import SET status = ${move.to}::import_status, failure_reason = ${move.reason ?? null}, finished_at = ${move.at}
         WHERE id = ${id}::uuid AND status = ${move.from}::import_status
           AND (CASE status WHEN 'checking' THEN checked_bytes ELSE applied_bytes END) >= file_bytes`,
  );

export const failImport = (client: Queryable, id: string, reason: string, at: Date) =>
  execute(
    client,
    sql`UPDATE import SET status = 'failed', failure_reason = ${reason}, finished_at = ${at}
         WHERE id = ${id}::uuid AND status IN ('checking', 'applying')`,
  );

/** PostgreSQL keeps no NUL in a text; a file may have one. */
const kept = (text: string | null) => text?.replaceAll('\0', '␀') ?? null;

/** Keeps problems for people to see, up to `MAX_PROBLEMS` an import. */
export const insertProblems = (client: Queryable, id: string, problems: RowProblem[]) =>
  execute(
    client,
    sql`INSERT INTO import_problem (import_id, line, "column", message, value)
        SELECT ${id}::uuid, line, "column", message, value
          FROM unnest(${problems.map((p) => p.line)}::int[], ${problems.map((p) => kept(p.column))}::text[],
                      ${problems.map((p) => kept(p.message))}::text[], ${problems.map((p) => kept(p.value))}::text[])
               AS new(line, "column", message, value)
         LIMIT greatest(0, ${MAX_PROBLEMS} - (SELECT count(*) FROM import_problem WHERE import_id = ${id}::uuid))`,
  );

export type ProblemRow = { id: bigint; line: number; column: string | null; message: string; value: string | null };

/** One row more than `limit`, in the order of the file. */
export const listProblems = (importId: string, limit: number, after: string | null) =>
  rows<ProblemRow>(
    pool(),
    sql`SELECT id, line, "column", message, value FROM import_problem
         WHERE import_id = ${importId}::uuid ${after === null ? empty : sql`AND id > ${after}::bigint`}
         ORDER BY id LIMIT ${limit + 1}`,
  );
