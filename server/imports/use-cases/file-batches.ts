import { unwrap } from '@/server/kernel/outcome';
import { readFileFrom } from '@/server/platform/storage';
import { compileRowParser, type RowsByKind } from '../domain/parse-row';
import { readRecords } from '../domain/read-records';
import type { RowProblem } from '../domain/row-problem';
import type { ImportKind } from '../schema';
import type { Cursor, ImportRow } from '../store';

/** A step of the job ends after about this long, so that its progress is on record and others get their turn. */
export const SLICE_MS = 5_000;

export type FileBatch<Row> = {
  rows: Row[];
  problems: RowProblem[];
  /** Rows with at least one problem. */
  bad: number;
  from: Cursor;
  to: Cursor;
};

/**
 * The rows of an import's file from a cursor on, about half a megabyte of the file a batch. The next batch is read and parsed
 * while the caller waits for the database with this one.
 */
export async function* fileBatches<Kind extends ImportKind>(
  of: ImportRow & { kind: Kind },
  start: Cursor,
): AsyncGenerator<FileBatch<RowsByKind[Kind]>, void> {
  const batches = parseBatches(of, start);
  let next = batches.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = batches.next();
      // Whoever waits for it hears of its failure; until then it is no unhandled one.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await batches.return();
  }
}

async function* parseBatches<Kind extends ImportKind>(
  of: ImportRow & { kind: Kind },
  start: Cursor,
): AsyncGenerator<FileBatch<RowsByKind[Kind]>, void> {
  const parse = unwrap(compileRowParser(of.kind, of.options));
  const line = Math.max(1, start.line);
  let from = start;
  const chunks = readFileFrom(of.file_key, start.offset);
  for await (const batch of readRecords(chunks, { separator: of.options.separator, offset: start.offset, line })) {
    const { records, problems } = batch;
    if (of.options.hasHeader && from.offset === 0) records.shift();
    const rows: RowsByKind[Kind][] = [];
    let bad = problems.length;
    for (const { cells, line } of records) {
      const parsed = parse(cells, line);
      if (parsed.ok) rows.push(parsed.row);
      else {
        bad += 1;
        problems.push(...parsed.problems);
      }
    }
    const to = { offset: batch.endOffset, line: batch.nextLine };
    yield { rows, problems, bad, from, to };
    from = to;
  }
}
