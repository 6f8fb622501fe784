import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type DecimalMark, formatDecimal, parseDecimal } from './decimal';

describe('parseDecimal', () => {
  test.each<[string, number, DecimalMark, bigint, string]>([
    ['445.5', 2, '.', 44550n, 'fewer decimals than the currency has'],
    ['445', 2, '.', 44500n, 'no decimals'],
    ['1,234.56', 2, '.', 123456n, 'grouped'],
    ['1.234,56', 2, ',', 123456n, 'grouped the other way round'],
    ['1.234.567', 2, ',', 123456700n, 'groups and no decimals'],
    ["12'345.60", 2, '.', 1234560n, 'Swiss groups'],
    ['12 345,60', 2, ',', 1234560n, 'French groups'],
    ['12\u202f345,60', 2, ',', 1234560n, 'French groups by the book: a narrow space that does not break'],
    ['-5', 2, '.', -500n, 'negative'],
    ['+5', 2, '.', 500n, 'explicitly positive'],
    ['-0', 2, '.', 0n, 'there is one zero'],
    ['.5', 2, '.', 50n, 'as some databases export it'],
    ['007', 0, '.', 7n, 'padded'],
    ['12.500', 2, '.', 1250n, 'the third decimal is a zero: nothing is lost'],
    ['12.500', 3, '.', 12500n, 'three decimals of KWD'],
    ['12.0', 0, '.', 12n, 'JPY written with a decimal'],
    ['1.500', 2, ',', 150000n, 'the same digits are thousands where the mark is a comma'],
    ['90071992547409.91', 2, '.', BigInt(Number.MAX_SAFE_INTEGER), 'the largest'],
  ])('%j with %i decimals and %j is %s: %s', (text, exponent, decimal, amountMinor) => {
    expect(parseDecimal(text, exponent, { decimal })).toEqual({ ok: true, amountMinor });
  });

  const notPoint = 'is not a number with a decimal point';
  const notComma = 'is not a number with a decimal comma';
  test.each<[string, number, DecimalMark, string, string]>([
    ['1e3', 2, '.', notPoint, 'an exponent'],
    ['12,5,0', 2, '.', notPoint, 'groups are of three'],
    ['12,34', 2, '.', notPoint, 'a decimal comma where a point was told'],
    ['1234,567', 2, '.', notPoint, 'the first group has at most three digits'],
    ['1,234 567', 2, '.', notPoint, 'two kinds of groups'],
    ['1,23,456', 2, '.', notPoint, 'Indian groups could hide a slip'],
    ['1.234.56', 2, ',', notComma, 'the last group is short'],
    ['12.50', 2, ',', notComma, 'a decimal point where a comma was told'],
    ['12.', 2, '.', notPoint, 'cut off'],
    ['.', 2, '.', notPoint, 'no digit'],
    ['', 2, '.', notPoint, 'nothing'],
    ['-', 2, '.', notPoint, 'only a sign'],
    ['--5', 2, '.', notPoint, 'two signs'],
    [' 5', 2, '.', notPoint, 'callers trim'],
    ['5 EUR', 2, '.', notPoint, 'a unit'],
    ['٣', 2, '.', notPoint, 'other digits than 0 to 9'],
    ['NaN', 2, '.', notPoint, 'a word'],
    ['0.125', 2, '.', 'has more than 2 decimals', 'a tenth of a cent'],
    ['0.5', 0, '.', 'has more than 0 decimals', 'half a yen'],
    ['90071992547409.92', 2, '.', 'is too large', 'one more than JSON can tell'],
    ['-90071992547409.92', 2, '.', 'is too large', 'likewise below'],
  ])('%j with %i decimals and %j %s: %s', (text, exponent, decimal, reason) => {
    expect(parseDecimal(text, exponent, { decimal })).toEqual({ ok: false, reason });
  });

  test.prop([fc.maxSafeInteger().map(BigInt), fc.constantFrom(0, 2, 3, 4), fc.constantFrom<DecimalMark>('.', ',')])(
    'reads back what formatDecimal writes, at every exponent',
    (amountMinor, exponent, decimal) => {
      const text = formatDecimal(amountMinor, exponent).replace('.', decimal);
      expect(parseDecimal(text, exponent, { decimal })).toEqual({ ok: true, amountMinor });
    },
  );

  test.prop([fc.maxSafeInteger(), fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH')])(
    'reads whole numbers as people group them',
    (number, locale) => {
      const text = Intl.NumberFormat(locale).format(number);
      expect(parseDecimal(text, 0, { decimal: locale === 'de-DE' ? ',' : '.' })).toEqual({
        ok: true,
        amountMinor: BigInt(number),
      });
    },
  );
});

describe('formatDecimal', () => {
  test.each<[bigint, number, string, string]>([
    [579237n, 2, '5792.37', 'the usual'],
    [5n, 2, '0.05', 'less than one major unit'],
    [-5n, 2, '-0.05', 'the sign is not lost with the zero'],
    [0n, 2, '0.00', 'zero has its decimals too'],
    [1234n, 0, '1234', 'no decimals, no point'],
    [1n, 4, '0.0001', 'four decimals'],
  ])('%s with %i decimals is %s: %s', (amountMinor, exponent, text) => {
    expect(formatDecimal(amountMinor, exponent)).toBe(text);
  });
});
