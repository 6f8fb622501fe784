import { merchantsByReference } from '@/server/merchants/door';
import { pool, transaction } from '@/server/platform/db';
import type { RowsByKind } from '../domain/parse-row';
import { columnName } from '../domain/row-cells';
import { type RowProblem, shownValue } from '../domain/row-problem';
import { type ImportRow, insertProblems, recordChecked } from '../store';
import { type FileBatch, fileBatches } from './file-batches';

/** Checks rows from where the last slice ended, for about `sliceMs` or until another process is found to be at it. */
export async function checkSlice(of: ImportRow, sliceMs: number): Promise<void> {
  const until = Date.now() + sliceMs;
  const known = new Set<string>();
  for await (const batch of fileBatches(of, { offset: Number(of.checked_bytes), line: of.checked_lines })) {
    const unknown =
      of.kind === 'orders' ? await unknownMerchants(of, batch as FileBatch<RowsByKind['orders']>, known) : [];
    const counts = { rows: batch.rows.length + batch.bad, bad: batch.bad + unknown.length };
    const isRecorded = await transaction(async (client) => {
      if (!(await recordChecked(client, of.id, batch.from, batch.to, counts))) return false;
      const problems = [...batch.problems, ...unknown].sort((a, b) => a.line - b.line);
      if (problems.length > 0) await insertProblems(client, of.id, problems);
      return true;
    });
    if (!isRecorded || Date.now() >= until) return;
  }
}

/** Orders of merchants that are not there. `known` spares asking again for those that are. */
async function unknownMerchants(
  { options }: ImportRow,
  { rows }: FileBatch<RowsByKind['orders']>,
  known: Set<string>,
): Promise<RowProblem[]> {
  const column = columnName(options, options.columns.indexOf('merchant'));
  const asked = [...new Set(rows.map((row) => row.merchant))].filter((reference) => !known.has(reference));
  if (asked.length > 0)
    for (const reference of (await merchantsByReference(pool(), asked)).keys()) known.add(reference);
  return rows
    .filter((row) => !known.has(row.merchant))
    .map(({ line, merchant }) => ({
      line,
      column,
      field: 'merchant',
      message: 'there is no such merchant: import the merchants first, or correct the reference',
      value: shownValue(merchant),
    }));
}
