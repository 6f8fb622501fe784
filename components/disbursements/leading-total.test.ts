import { describe, expect, it } from 'vitest';
import { leadingTotal, ordersOf, type Totals } from './leading-total';

const total = (currency: string, orders: number): Totals => {
  const nothing = { amount: 0, currency };
  return { currency, disbursements: 1, orders, gross: nothing, fee: nothing, net: nothing };
};

describe('what speaks for a run', () => {
  it.each<[Totals[], string | undefined, string]>([
    [[total('BHD', 3), total('EUR', 9), total('USD', 4)], 'EUR', 'the most orders'],
    [[total('BHD', 3), total('EUR', 3)], 'BHD', 'of equals the first, so that it does not change by chance'],
    [[], undefined, 'nothing for a run without totals'],
  ])('%# → %s: %s', (totals, expected) => {
    expect(leadingTotal(totals)?.currency).toBe(expected);
  });

  it('counts the orders of all currencies', () => {
    expect(ordersOf([total('BHD', 3), total('EUR', 9)])).toBe(12);
  });
});
