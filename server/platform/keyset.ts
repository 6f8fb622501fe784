import { z } from 'zod';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';

/**
 * Keyset paging: a cursor is the sort key of the last row that was shown, opaque to the caller. The key's shape is
 * checked on the way in, so that a cursor of another list, or a forged one, is a clear 400.
 */
export function decodeCursor<Key extends z.ZodType>(
  cursor: string | undefined,
  key: Key,
): Outcome<z.infer<Key> | null> {
  if (cursor === undefined) return ok(null);
  try {
    return ok(key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))));
  } catch {
    const message = 'is not a cursor of this list: leave it out to start at the beginning';
    return refuse('invalid_input', 'The cursor cannot be read.', { fields: [{ field: 'cursor', message }] });
  }
}

// Keys as they stand in cursors: no more than what the database can read as their type.
export const bigintKey = z.string().regex(/^\d{1,18}$/);
export const instantKey = z.iso.datetime({ precision: 3 }).refine(hasYear);
export const dayKey = z.iso.date().refine(hasYear);
export const textKey = z.string().refine((text) => !text.includes('\0'));

/** PostgreSQL's calendar has no year 0. */
function hasYear(text: string): boolean {
  return !text.startsWith('0000');
}

/** Cuts the one row too many that the store was asked for, and makes the cursor of the last row that stays. */
export function toPage<Row, Item>(
  found: Row[],
  limit: number,
  toItem: (row: Row) => Item,
  keyOf: (row: Row) => unknown,
): Page<Item> {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor =
    found.length > limit && last ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null;
  return { data: shown.map(toItem), nextCursor };
}
