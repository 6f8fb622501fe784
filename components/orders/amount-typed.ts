import { exponentOf, isCurrency } from '@/server/kernel/currency';
import { parseDecimal } from '@/server/kernel/decimal';
import type { MoneyJson } from '@/server/kernel/shapes';

type Typed = { money: MoneyJson } | { field: 'amount' | 'currency'; message: string };

/** An amount as a person types it: `25.50` or `25,50` euros, `2550` yen. What could be read in two ways is refused. */
export function amountTyped(text: string, currencyText: string): Typed {
  const currency = currencyText.trim().toUpperCase();
  if (!isCurrency(currency)) return { field: 'currency', message: 'There is no such currency' };
  const exponent = exponentOf(currency);
  // `1,250` is one and a quarter to some and twelve hundred and fifty to others.
  if (/^\s*-?\d{1,3}[.,]\d{3}\s*$/.test(text) && exponent !== 3)
    return { field: 'amount', message: 'Leave out the mark between the thousands' };
  const decimal = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
  const parsed = parseDecimal(text.trim(), exponent, { decimal });
  if (!parsed.ok) return { field: 'amount', message: `This ${parsed.reason}` };
  if (parsed.amountMinor < 0n) return { field: 'amount', message: 'This is below zero' };
  return { money: { amount: Number(parsed.amountMinor), currency } };
}
