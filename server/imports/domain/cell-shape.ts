import { isDecimal } from '@/server/kernel/decimal';

/** What a column's cells look like, as far as that tells headers from data and columns from each other. */
export type CellShape = 'number' | 'date' | 'email' | 'identifier' | 'text';

/** `31/01/2018 02:51`, `2018-01-31T02:51:00Z`: three numbers, one of them a year, parted by one and the same mark. */
export const datePattern =
  /^(?:(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>\d{1,2}|(?<first>\d{1,2})(?<mark2>[-/.])(?<second>\d{1,2})\k<mark2>\d{4})(?![\d.])/;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function shapeOf(cell: string): CellShape {
  if (datePattern.test(cell)) return 'date';
  if (isDecimal(cell, { decimal: '.' }) || isDecimal(cell, { decimal: ',' })) return 'number';
  if (/^[^\s@]+@[^\s@]+$/.test(cell)) return 'email';
  return uuid.test(cell) ? 'identifier' : 'text';
}

/** The shape of nearly all filled cells of a column (a slip here and there does not hide it), or null. */
export function shapeOfColumn(rows: readonly string[][], column: number): CellShape | null {
  const countByShape = new Map<CellShape, number>();
  let filled = 0;
  for (const row of rows) {
    const cell = row[column];
    if (cell === undefined || cell === '') continue;
    const shape = shapeOf(cell);
    countByShape.set(shape, (countByShape.get(shape) ?? 0) + 1);
    filled += 1;
  }
  for (const [shape, count] of countByShape) if (count >= 0.9 * filled) return shape;
  return null;
}
