import { type CsvRecord, lineEnd, parseBlock, recordEnd, type Separator } from './csv-block';
import { type RowProblem, shownValue } from './row-problem';

/** Some records, and where reading can go on after them: `endOffset` and `nextLine` are the next `offset` and `line`. */
export type RecordBatch = { records: CsvRecord[]; problems: RowProblem[]; endOffset: number; nextLine: number };

/** No record is longer, so memory does not grow with the file, whatever stands in it. */
const maxRecordBytes = 65_536;

/**
 * Reads the CSV records of a file from its bytes. `chunks` begin at byte `offset`, which is 0 or an earlier `endOffset`,
 * on line `line` of the file. A byte order mark is skipped. Each batch holds about one chunk's records: larger chunks
 * (256 KB) are faster. What cannot be read is a problem of its line, and reading goes on with the next line.
 */
export async function* readRecords(
  chunks: AsyncIterable<Buffer>,
  { separator, offset = 0, line = 1 }: { separator: Separator; offset?: number; line?: number },
): AsyncGenerator<RecordBatch, void> {
  let pending: Buffer = Buffer.alloc(0);
  let isFirst = offset === 0;
  let tooLong: RowProblem | null = null;

  /** Takes `length` bytes off the front of what is pending and parses them. */
  function take(length: number): RecordBatch {
    const { records, problems, nextLine } = parseBlock(pending.subarray(0, length), separator, line);
    pending = pending.subarray(length);
    offset += length;
    line = nextLine;
    return { records, problems, endOffset: offset, nextLine: line };
  }

  for await (const chunk of chunks) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    if (isFirst) {
      if (pending.length < 3) continue;
      isFirst = false;
      const markLength = byteOrderMarkLength(pending);
      pending = pending.subarray(markLength);
      offset += markLength;
    }
    for (;;) {
      if (tooLong) {
        // The rest of a line that is too long is passed over, never kept.
        const length = lineEnd(pending);
        const passed = length === -1 ? pending.length : length;
        pending = pending.subarray(passed);
        offset += passed;
        if (length === -1) break;
        line += 1;
        yield { records: [], problems: [tooLong], endOffset: offset, nextLine: line };
        tooLong = null;
      }
      const length = recordEnd(pending, 'last');
      if (length !== -1) {
        yield take(length);
        continue;
      }
      if (pending.length <= maxRecordBytes) break;
      // No record ends here: a quote is open, or there are no line feeds. The first line alone is given up.
      const firstLineLength = lineEnd(pending);
      if (firstLineLength !== -1 && firstLineLength <= maxRecordBytes) yield take(firstLineLength);
      else tooLong = tooLongProblem(pending, line);
    }
  }
  if (isFirst) pending = pending.subarray(byteOrderMarkLength(pending));
  if (tooLong) yield { records: [], problems: [tooLong], endOffset: offset + pending.length, nextLine: line + 1 };
  else if (pending.length > 0) yield take(pending.length);
}

const byteOrderMarkLength = (bytes: Buffer): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

function tooLongProblem(bytes: Buffer, line: number): RowProblem {
  const message = `this row is longer than ${maxRecordBytes} bytes: is the file CSV, with one row a line?`;
  return { line, column: null, field: null, message, value: shownValue(bytes.toString('utf8', 0, 1000)) };
}
