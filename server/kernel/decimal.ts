import { type CurrencyCode, exponentOf } from './currency';
import { isTooLarge } from './money';
import type { MoneyJson } from './shapes';

export type DecimalMark = '.' | ',';

/** `reason` continues a sentence that begins with the text: `"12,5,0" is not a number with a decimal point`. */
export type ParsedDecimal = { ok: true; amountMinor: bigint } | { ok: false; reason: string };

const markName = { '.': 'point', ',': 'comma' } as const;

// Digits plain or in groups of three; the groups are parted by one and the same mark throughout: the other decimal
// mark, a (non-breaking) space or an apostrophe. The whole part may be missing (`.5`), as databases export it.
const shapes = {
  '.': /^([+-]?)(\d+|\d{1,3}(?:([, \u00a0\u202f'’])\d{3})(?:\3\d{3})*|(?=\.))(?:\.(\d+))?$/,
  ',': /^([+-]?)(\d+|\d{1,3}(?:([. \u00a0\u202f'’])\d{3})(?:\3\d{3})*|(?=,))(?:,(\d+))?$/,
};

/**
 * Reads a number from text as exact minor units: `445.5` with exponent 2 → 44550n. The decimal mark is told, never
 * guessed, so `1.500` is 1.50 with a point and 1500.00 with a comma. Decimals beyond the exponent are refused unless
 * they are zeros: those lose nothing. Exponents (`1e3`), currency signs and blanks around the number are refused, and so
 * is what `moneyJson` could not tell anyone.
 */
export function parseDecimal(text: string, exponent: number, { decimal }: { decimal: DecimalMark }): ParsedDecimal {
  const match = shapes[decimal].exec(text);
  if (!match) return { ok: false, reason: `is not a number with a decimal ${markName[decimal]}` };
  const [, sign, whole = '', group, fraction = ''] = match;
  let decimals = fraction;
  if (fraction.length > exponent) {
    if (/[1-9]/.test(fraction.slice(exponent))) {
      return { ok: false, reason: `has more than ${exponent === 1 ? '1 decimal' : `${exponent} decimals`}` };
    }
    decimals = fraction.slice(0, exponent);
  }
  const digits = (group === undefined ? whole : whole.replaceAll(group, '')) + decimals.padEnd(exponent, '0');
  const absolute = BigInt(digits);
  if (isTooLarge(absolute)) return { ok: false, reason: 'is too large' };
  return { ok: true, amountMinor: sign === '-' ? -absolute : absolute };
}

/** Whether `parseDecimal` could read the text, given enough decimals and room. */
export const isDecimal = (text: string, { decimal }: { decimal: DecimalMark }): boolean => shapes[decimal].test(text);

/** The inverse of `parseDecimal` with a decimal point, for messages and CSV: 579237 with exponent 2 → `5792.37`. */
export function formatDecimal(amountMinor: bigint, exponent: number): string {
  const sign = amountMinor < 0n ? '-' : '';
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(exponent + 1, '0');
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** The amount in major units, as a spreadsheet adds it up: `25.00`. */
export const decimalOf = ({ amount, currency }: MoneyJson): string =>
  formatDecimal(BigInt(amount), exponentOf(currency as CurrencyCode));
