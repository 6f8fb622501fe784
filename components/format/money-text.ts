import { exponentOf, isCurrency } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import type { MoneyJson } from '@/server/kernel/shapes';

/**
 * An amount as people of the locale write it: 579237 EUR → `€5,792.37` (en-US), `5.792,37 €` (es-ES).
 * The decimals are ISO 4217's, not those of `Intl`; the digits reach `Intl` as text, so no float comes in between.
 */
export function moneyText({ amount, currency }: MoneyJson, locale: string): string {
  const exponent = exponentFor(currency);
  // Intl takes decimal text, which it never turns into a float.
  const decimal = formatDecimal(BigInt(amount), exponent) as `${number}`;
  return formatFor(locale, currency, exponent).format(decimal);
}

/** For axes of charts only: `€1.2M`. It rounds. */
export function shortMoneyText({ amount, currency }: MoneyJson, locale: string): string {
  const decimal = formatDecimal(BigInt(Math.round(amount)), exponentFor(currency)) as `${number}`;
  const compact = {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  } as const;
  return new Intl.NumberFormat(locale, compact).format(decimal);
}

/** Currencies without ISO decimals of their own never leave the server; two is what most have. */
const exponentFor = (currency: string): number => (isCurrency(currency) ? exponentOf(currency) : 2);

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(locale: string, currency: string, exponent: number): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      // Spain leaves four digits ungrouped in prose; in columns they would not line up.
      useGrouping: 'always',
      minimumFractionDigits: exponent,
      maximumFractionDigits: exponent,
    });
    formats.set(key, format);
  }
  return format;
}
