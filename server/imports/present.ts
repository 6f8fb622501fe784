import type { RowProblem } from './domain/row-problem';
import type { Import, ImportProblem } from './schema';
import type { ImportRow } from './store';

export const presentImport = (row: ImportRow): Import => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  fileName: row.file_name,
  fileBytes: Number(row.file_bytes),
  reading: row.options,
  onError: row.skip_bad_rows ? 'skip' : 'stop',
  progress: progressOf(row),
  rows: {
    total: row.rows_total,
    bad: row.rows_bad,
    created: row.rows_created,
    completed: row.rows_completed,
    alreadyThere: row.rows_present,
  },
  failureReason: row.failure_reason,
  sameFileAs: row.same_file_as,
  requestedBy: row.requested_by,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});

/** 0 to 1 of the phase under way. */
function progressOf(row: ImportRow): number {
  if (row.status === 'completed') return 1;
  const done = row.status === 'applying' ? row.applied_bytes : row.checked_bytes;
  return row.file_bytes === 0n ? 1 : Number(done) / Number(row.file_bytes);
}

export const presentProblem = ({ line, column, message, value }: Omit<RowProblem, 'field'>): ImportProblem => ({
  line,
  column,
  message,
  value,
});
