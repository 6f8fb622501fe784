import type { CurrencyCode } from '@/server/kernel/currency';
import type { DateReader } from '@/server/kernel/date-format';
import { type Reading, RowCells, type RowResult } from './row-cells';

export type OrderRow = {
  line: number;
  externalReference: string | null;
  /** The merchant's reference. */
  merchant: string;
  shopper: string | null;
  amountMinor: bigint;
  currency: CurrencyCode;
  createdAt: Date;
  completedAt: Date | null;
};

/**
 * Orders of a file without a completion column are complete as of `createdAt`: such a file lists completed orders. Where
 * the column exists and the cell is empty, the order is not completed yet.
 */
export function orderParser(reading: Reading, dates: DateReader) {
  const row = new RowCells(reading);

  function instant(field: string): Date | null {
    const read = dates.instant(row.raw(field), reading.timeZone);
    if (read instanceof Date) return read;
    row.refuse(field, read.reason);
    return null;
  }

  return (cells: readonly string[], line: number): RowResult<OrderRow> => {
    row.begin(cells, line);
    // Cells of a row with too many or too few are not in their columns: nothing sensible can be said about them.
    if (row.problems.length > 0) return { ok: false, problems: row.problems };
    const externalReference = row.text('externalReference', 200);
    const merchant = row.requiredText('merchant', 200);
    const shopper = row.text('shopper', 200);
    const currency = row.currency();
    const amountMinor = row.required('amount') ? row.amountMinor('amount', currency) : 0n;
    const createdAt = row.required('createdAt') ? instant('createdAt') : null;
    let completedAt = createdAt;
    if (row.has('completedAt')) completedAt = row.raw('completedAt') === '' ? null : instant('completedAt');
    if (createdAt && completedAt && completedAt < createdAt)
      row.refuse('completedAt', 'is before the order was created');
    if (row.problems.length > 0 || currency === null || createdAt === null)
      return { ok: false, problems: row.problems };
    return {
      ok: true,
      row: { line, externalReference, merchant, shopper, amountMinor, currency, createdAt, completedAt },
    };
  };
}
