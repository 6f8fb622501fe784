import { describe, expect, test } from 'vitest';
import { type CurrencyCode, exponentOf, isCurrency } from './currency';
import { currencies } from './currency-table';

describe('currency', () => {
  test.each<[CurrencyCode, number, string]>([
    ['JPY', 0, 'no minor unit in use'],
    ['EUR', 2, 'the usual'],
    ['HUF', 2, 'Intl says 0, ISO says 2'],
    ['COP', 2, 'Intl says 0, ISO says 2'],
    ['MGA', 2, 'one ariary has five iraimbilanja, yet ISO says 2'],
    ['IQD', 3, 'Intl says 0, ISO says 3'],
    ['KWD', 3, 'a thousand fils'],
    ['CLF', 4, 'a unit of account'],
  ])('%s has %i decimals: %s', (code, exponent) => {
    expect(exponentOf(code)).toBe(exponent);
  });

  test.each([
    ['EUR', true, 'active'],
    ['eur', false, 'codes are upper case'],
    ['HRK', false, 'withdrawn in 2023'],
    ['BGN', false, 'withdrawn in 2026'],
    ['XAU', false, 'gold has no minor unit'],
    ['toString', false, 'a property that every object has'],
    ['', false, 'nothing'],
  ])('%j is a currency: %s, since %s', (text, expected) => {
    expect(isCurrency(text)).toBe(expected);
  });

  test('codes and numeric codes are well formed and unique', () => {
    const rows = Object.entries(currencies);
    expect(rows.filter(([code, row]) => !/^[A-Z]{3}$/.test(code) || !/^\d{3}$/.test(row.numeric))).toEqual([]);
    expect(new Set(rows.map(([, row]) => row.numeric)).size).toBe(rows.length);
  });
});
