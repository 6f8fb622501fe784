import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { moneyText, shortMoneyText } from './money-text';

/** `Intl` parts a number from its sign by blanks of several kinds. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('moneyText', () => {
  it.each([
    [579237, 'EUR', 'en-US', '€5,792.37', 'two decimals'],
    [579237, 'EUR', 'es-ES', '5.792,37 €', 'as Spain writes it in columns'],
    [579237, 'EUR', 'de-DE', '5.792,37 €', 'as Germany writes it'],
    [5792, 'JPY', 'en-US', '¥5,792', 'no decimals'],
    [5792, 'BHD', 'en-US', 'BHD 5.792', 'three decimals'],
    [579237, 'HUF', 'en-US', 'HUF 5,792.37', 'ISO gives the forint two decimals, Intl none'],
    [-5, 'EUR', 'en-US', '-€0.05', 'less than one unit, below zero'],
    [0, 'EUR', 'en-US', '€0.00', 'zero'],
    [Number.MAX_SAFE_INTEGER, 'EUR', 'en-US', '€90,071,992,547,409.91', 'the largest amount, to the cent'],
  ])('%i %s in %s → %s: %s', (amount, currency, locale, expected) => {
    expect(plain(moneyText({ amount, currency }, locale))).toBe(expected);
  });

  test.prop([fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'BHD', 'HUF')])(
    'loses no digit',
    (amount, currency) => {
      const digits = moneyText({ amount, currency }, 'en-US').replace(/[^\d-]/g, '');
      expect(BigInt(digits)).toBe(BigInt(amount));
    },
  );
});

describe('shortMoneyText', () => {
  it.each([
    [16_000_000, 'EUR', '€160K', 'thousands'],
    [0, 'EUR', '€0', 'zero'],
    [1_250, 'EUR', '€12.5', 'small amounts keep a decimal'],
  ])('%i %s → %s: %s', (amount, currency, expected) => {
    expect(shortMoneyText({ amount, currency }, 'en-US')).toBe(expected);
  });
});
