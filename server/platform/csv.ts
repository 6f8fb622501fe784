import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/**
 * Rows as a CSV file that Excel, Numbers and LibreOffice read as it is meant: UTF-8 with a byte order mark, a comma between
 * cells. A cell that one of them would execute (it begins with =, +, -, @, a tab) is made plain text by an apostrophe. Made
 * as it is read: never whole in memory.
 */
export function csvOf(header: readonly string[], rows: AsyncIterable<readonly (string | null)[]>): Readable {
  const file = stringify({
    bom: true,
    columns: [...header],
    header: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
  });
  const source = Readable.from(rows);
  source.on('error', (error) => file.destroy(error));
  file.on('close', () => source.destroy());
  return source.pipe(file);
}

/** The same as a part of something larger: begun when it is read, so that a failure is its reader's. */
export async function* csvPart(
  header: readonly string[],
  rows: AsyncIterable<readonly (string | null)[]>,
): AsyncGenerator<Uint8Array | string> {
  yield* csvOf(header, rows);
}
