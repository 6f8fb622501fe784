import type { ImportKind, ImportOptions, ImportReading } from '../schema';
import { parseBlock } from './csv-block';
import { detectDialect } from './dialect';
import { suggestMapping } from './mapping';

const SAMPLE_ROWS = 200;

/**
 * How a file is read: what the person said, and for the rest what its first lines tell. `problems` say what keeps it
 * from being read so.
 */
export function settleReading(
  kind: ImportKind,
  sample: Buffer,
  options: ImportOptions,
): { reading: ImportReading; problems: string[] } {
  const whole = wholeLines(sample);
  const detected = detectDialect(whole.toString('utf8'));
  const separator = options.separator ?? detected.separator;
  const hasHeader = options.hasHeader ?? detected.hasHeader;
  const cells = parseBlock(whole, separator, 1)
    .records.slice(0, SAMPLE_ROWS)
    .map((record) => record.cells);
  const header = hasHeader ? (cells[0] ?? []) : null;
  const mapping = suggestMapping(kind, header, hasHeader ? cells.slice(1) : cells, options.columns);
  return {
    reading: {
      columns: mapping.columns,
      header,
      separator,
      hasHeader,
      decimal: options.decimal ?? detected.decimal,
      dateFormat: options.dateFormat ?? detected.dateFormat,
      ambiguousDate: options.dateFormat === undefined && detected.ambiguousDate,
      timeZone: options.timeZone ?? 'UTC',
      currency: options.currency ?? 'EUR',
    },
    problems: mapping.problems,
  };
}

/** A sample that was cut off ends in the middle of a line, which would look like a bad one. */
function wholeLines(sample: Buffer): Buffer {
  const end = sample.lastIndexOf(10);
  return end === -1 ? sample : sample.subarray(0, end + 1);
}
