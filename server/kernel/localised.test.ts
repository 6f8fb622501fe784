import { expect, test } from 'vitest';
import { localDate } from './calendar';
import { dayIn, moneyIn } from './localised';

/** Spaces that do not break are of no matter here. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each([
  ['es-ES', 1_800n, 'EUR', '18,00 €', 'the sign behind, a comma'],
  ['en-GB', 180_050n, 'GBP', '£1,800.50', 'the sign before, a point'],
  ['da-DK', 13_500n, 'DKK', '135,00 kr.', 'its own word'],
  ['ja-JP', 1_800n, 'JPY', '¥1,800', 'no decimals'],
  ['en-US', 1_800n, 'BHD', 'BHD 1.800', 'three decimals'],
  ['en-GB', 900_719_925_474_099_312n, 'EUR', '€9,007,199,254,740,993.12', 'more than a float holds'],
  ['en-GB', -2_178n, 'EUR', '-€21.78', 'what a credit note takes back'],
])('%s writes %s %s as %s: %s', (locale, amountMinor, currency, text) => {
  expect(plain(moneyIn(locale, amountMinor, currency)).replace('￥', '¥')).toBe(text);
});

test('days are written in English, in the order of the country', () => {
  expect(dayIn('es-ES', localDate('2026-12-01'))).toBe('1 December 2026');
  expect(dayIn('en-US', localDate('2026-12-01'))).toBe('December 1, 2026');
  expect(dayIn('da', localDate('2026-12-01'))).toBe('1 December 2026');
});
