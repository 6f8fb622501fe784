import { describe, expect, it } from 'vitest';
import { problemOf, type RowTyped, rulesTyped, typedAutomatic, typedTiers } from './policy-typed';

const row = (key: string, currency: string, amount: string, approvers = '1'): RowTyped => ({
  key,
  currency,
  amount,
  approvers,
});

describe('what is typed of a policy', () => {
  it('comes back as it was', () => {
    const rules = {
      tiers: [
        { currency: 'EUR', fromMinor: 0, approvers: 1 },
        { currency: 'EUR', fromMinor: 5_000_000, approvers: 2 },
        { currency: 'JPY', fromMinor: 100_000, approvers: 3 },
      ],
      automatic: [{ currency: 'KWD', upToMinor: 1_500 }],
    };
    expect(rulesTyped(typedTiers(rules), typedAutomatic(rules))).toEqual(rules);
  });

  it.each<[RowTyped[], 'tier' | 'automatic', string | null, string]>([
    [[row('a', 'EUR', '50000'), row('b', 'EUR', '100000')], 'tier', null, 'two steps of one currency'],
    [[row('a', 'EUR', '50000'), row('b', 'eur', '50000.00')], 'tier', 'amount', 'the same amount, written otherwise'],
    [[row('a', 'EUR', '50000'), row('b', 'USD', '50000')], 'tier', null, 'the same amount of another currency'],
    [[row('a', 'EUR', '1000'), row('b', 'EUR', '2000')], 'automatic', 'currency', 'only one of them could hold'],
    [[row('a', 'EURO', '1000')], 'tier', 'currency', 'no currency'],
    [[row('a', 'EUR', '50,000')], 'tier', 'amount', 'fifty, or fifty thousand'],
    [[row('a', 'EUR', '')], 'tier', 'amount', 'nothing typed yet'],
  ])('%j of kind %s: the problem is at %s: %s', (rows, kind, field) => {
    expect(problemOf(rows[0] as RowTyped, rows, kind)?.field ?? null).toBe(field);
    expect(rulesTyped(kind === 'tier' ? rows : [], kind === 'tier' ? [] : rows) === null).toBe(field !== null);
  });
});
