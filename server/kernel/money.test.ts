import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { CurrencyCode } from './currency';
import { currencies } from './currency-table';
import { fromJson, moneyJson } from './money';
import { unwrap } from './outcome';

const max = Number.MAX_SAFE_INTEGER;

describe('money as JSON', () => {
  test.prop([fc.maxSafeInteger(), fc.constantFrom(...(Object.keys(currencies) as CurrencyCode[]))])(
    'comes back the same through JSON text',
    (amount, currency) => {
      const money = { amountMinor: BigInt(amount), currency };
      expect(unwrap(fromJson(JSON.parse(JSON.stringify(moneyJson(money.amountMinor, currency)))))).toEqual(money);
    },
  );

  test('an amount that a JSON number cannot hold exactly is a bug, not a number', () => {
    expect(() => moneyJson(BigInt(max) + 1n, 'EUR')).toThrow(RangeError);
    expect(() => moneyJson(-BigInt(max) - 1n, 'EUR')).toThrow(RangeError);
    expect(moneyJson(-BigInt(max), 'EUR')).toEqual({ amount: -max, currency: 'EUR' });
  });

  test.each([
    [{ amount: 25.5, currency: 'EUR' }, 'amount', 'major units by mistake'],
    [{ amount: max + 1, currency: 'EUR' }, 'amount', 'may have been another number on the way'],
    [{ amount: Number.NaN, currency: 'EUR' }, 'amount', 'not a number'],
    [{ amount: 1, currency: 'eur' }, 'currency', 'codes are upper case'],
    [{ amount: 1, currency: 'EURO' }, 'currency', 'no such code'],
  ])('%j is refused by %s: %s', (json, field) => {
    const outcome = fromJson(json);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'invalid_input', fields: [{ field }] } });
  });
});
