import { type CsvRecord, longLineProblem, parseBlock, type Separator } from './csv-block';
import { lineEnd } from './csv-boundaries';
import type { RowProblem } from './row-problem';

/** Some records, and where reading can go on after them: `endOffset` and `nextLine` are the next `offset` and `line`. */
export type RecordBatch = { records: CsvRecord[]; problems: RowProblem[]; endOffset: number; nextLine: number };

const nothing: Buffer = Buffer.alloc(0);

/**
 * Reads the CSV records of a file from its bytes. `chunks` begin at byte `offset`, which is 0 or an earlier `endOffset`,
 * on line `line` of the file. Each batch holds about one chunk's records: chunks of 256 KB
 * are fastest. What cannot be read is a problem of its line, and reading goes on with the next line.
 */
export async function* readRecords(
  chunks: AsyncIterable<Buffer>,
  { separator, offset = 0, line = 1 }: { separator: Separator; offset?: number; line?: number },
): AsyncGenerator<RecordBatch, void> {
  let pending = nothing;
  let longLine: RowProblem | null = null;

  function take(length: number): void {
    pending = pending.subarray(length);
    offset += length;
  }

  function parsePending(isLast: boolean): RecordBatch {
    const { records, problems, length, nextLine, isInLongLine } = parseBlock(pending, separator, line, isLast);
    take(length);
    line = nextLine;
    if (isInLongLine) longLine = longLineProblem(pending, line);
    return { records, problems, endOffset: offset, nextLine: line };
  }

  for await (const chunk of chunks) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    if (longLine) {
      // Its bytes are passed over, never kept.
      const end = lineEnd(pending, 0);
      take(end ?? pending.length);
      if (end === undefined) continue;
      line += 1;
      yield { records: [], problems: [longLine], endOffset: offset, nextLine: line };
      longLine = null;
    }
    const start = offset;
    const batch = parsePending(false);
    if (offset > start) yield batch;
  }
  if (longLine) yield { records: [], problems: [longLine], endOffset: offset + pending.length, nextLine: line + 1 };
  else if (pending.length > 0) yield parsePending(true);
}
