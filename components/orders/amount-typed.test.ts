import { expect, test } from 'vitest';
import { amountTyped } from './amount-typed';

const rows: [text: string, currency: string, expected: unknown, reason: string][] = [
  ['25.50', 'EUR', { money: { amount: 2_550, currency: 'EUR' } }, 'a decimal point'],
  ['25,50', 'eur', { money: { amount: 2_550, currency: 'EUR' } }, 'a decimal comma, and a currency in small letters'],
  ['1,250.50', 'EUR', { money: { amount: 125_050, currency: 'EUR' } }, 'the last mark is the decimal one'],
  ['1.250,50', 'EUR', { money: { amount: 125_050, currency: 'EUR' } }, 'also the other way round'],
  [' 2550 ', 'JPY', { money: { amount: 2_550, currency: 'JPY' } }, 'a currency without decimals'],
  ['0', 'EUR', { money: { amount: 0, currency: 'EUR' } }, 'nothing to pay'],
  ['1,250', 'EUR', { field: 'amount' }, 'one and a quarter, or twelve hundred and fifty'],
  ['1.250', 'BHD', { money: { amount: 1_250, currency: 'BHD' } }, 'a currency with three decimals'],
  ['25.5055', 'EUR', { field: 'amount' }, 'more decimals than there are cents'],
  ['-1', 'EUR', { field: 'amount' }, 'below zero'],
  ['ten', 'EUR', { field: 'amount' }, 'no number'],
  ['99999999999999999', 'EUR', { field: 'amount' }, 'beyond what JSON tells exactly'],
  ['1', 'EURO', { field: 'currency' }, 'no currency'],
];
for (const [text, currency, expected, reason] of rows) {
  test(`${JSON.stringify(text)} ${currency}: ${reason}`, () => {
    expect(amountTyped(text, currency)).toMatchObject(expected as object);
  });
}
