import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bigintKey, dayKey, decodeCursor, instantKey, textKey, toPage } from './keyset';

const cursorOf = (key: unknown) => toPage([{ key }, { key }], 1, String, (row) => row.key).nextCursor as string;

describe('a page', () => {
  const rows: [reason: string, found: number[], limit: number, data: number[], last: number | null][] = [
    ['of nothing is the last', [], 2, [], null],
    ['that is not full is the last', [1], 2, [1], null],
    ['that is just full is the last', [1, 2], 2, [1, 2], null],
    ['with one row more is not: its cursor is the last row shown', [1, 2, 3], 2, [1, 2], 2],
  ];
  test.each(rows)('%s', (_reason, found, limit, data, last) => {
    const page = toPage(
      found,
      limit,
      (row) => row,
      (row) => row,
    );
    expect(page.data).toEqual(data);
    expect(decodeCursor(page.nextCursor ?? undefined, z.int())).toEqual({ ok: true, value: last });
  });
});

describe('a key', () => {
  const keys: [name: string, shape: z.ZodType, good: unknown[], bad: unknown[]][] = [
    ['a number', bigintKey, ['0', '999999999999999999'], ['', '-1', '1.0', '9223372036854775808', 1, null]],
    [
      'an instant',
      instantKey,
      [new Date(0).toISOString()],
      ['2026-01-01', '2026-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000+01:00'],
    ],
    ['a day', dayKey, ['2024-02-29', '0001-01-01'], ['2026-02-29', '0000-01-01', '2026-1-1']],
    ['a text', textKey, ['', 'harbour', '😀'], ['a\0', 1]],
    ['of two parts', z.tuple([dayKey, bigintKey]), [['2026-01-01', '1']], [['2026-01-01'], ['1', '2026-01-01'], {}]],
  ];
  for (const [name, shape, good, bad] of keys) {
    test(`${name} comes back as it was, and a forged one is refused by field`, () => {
      for (const key of good) expect(decodeCursor(cursorOf(key), shape)).toEqual({ ok: true, value: key });
      for (const key of bad)
        expect(decodeCursor(cursorOf(key), shape)).toMatchObject({
          refusal: { code: 'invalid_input', fields: [{ field: 'cursor' }] },
        });
    });
  }

  test('that is no JSON, or none at all', () => {
    expect(decodeCursor('%', bigintKey)).toMatchObject({ ok: false });
    expect(decodeCursor('', bigintKey)).toMatchObject({ ok: false });
    expect(decodeCursor(undefined, bigintKey)).toEqual({ ok: true, value: null });
  });
});
