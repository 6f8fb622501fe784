import { expect, it } from 'vitest';
import { pricesOf } from './plan-prices';

const price = (amount: number, currency: string, validFrom: string) => ({ price: { amount, currency }, validFrom });

it('tells the newest price of each currency that has begun, and those to come', () => {
  const later = price(2_100, 'EUR', '2026-12-01');
  const newer = price(2_000, 'EUR', '2026-06-01');
  const dollars = price(2_200, 'USD', '2000-01-01');
  const all = [later, newer, price(1_800, 'EUR', '2000-01-01'), dollars];
  expect(pricesOf(all, '2026-11-21')).toEqual({ now: [newer, dollars], toCome: [later] });
  expect(pricesOf(all, '2026-12-01').now[0]).toEqual(later);
  expect(pricesOf([], '2026-12-01')).toEqual({ now: [], toCome: [] });
});
