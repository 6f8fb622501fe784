import { amountTyped } from '@/components/orders/amount-typed';
import { parseDecimal } from '@/server/kernel/decimal';
import type { Merchant } from '@/server/merchants/schema';
import type { ChangeTermsInput } from '@/server/merchants/schema/terms';

/** What stands in the form: amounts and parts as people write them. */
export type TermsTyped = {
  schedule: 'daily' | 'weekly' | 'own';
  weekdays: number[];
  minimumPayout: string;
  minimumMonthlyFee: string;
  deductsMonthlyFee: boolean;
  reservePercent: string;
  reserveDays: string;
  why: string;
};

type Read = { terms: Omit<ChangeTermsInput, 'reference'> } | { wrong: Partial<Record<keyof TermsTyped, string>> };

/** The terms that were typed, or what is wrong with them, by field. */
export function readTerms(typed: TermsTyped, { currency, disbursementFrequency }: Merchant): Read {
  const wrong: Partial<Record<keyof TermsTyped, string>> = {};
  const amount = (field: 'minimumPayout' | 'minimumMonthlyFee'): number => {
    const read = amountTyped(typed[field].trim() || '0', currency);
    if ('money' in read) return read.money.amount;
    wrong[field] = read.message;
    return 0;
  };
  const minimumPayout = amount('minimumPayout');
  const minimumMonthlyFee = amount('minimumMonthlyFee');
  // Four decimals of a per cent are parts per million.
  const part = parseDecimal(typed.reservePercent.trim().replace(',', '.') || '0', 4, { decimal: '.' });
  if (!part.ok || part.amountMinor < 0n || part.amountMinor > 500_000n)
    wrong.reservePercent = 'must be a part from 0 to 50';
  const days = /^\d{0,3}$/.test(typed.reserveDays.trim()) ? Number(typed.reserveDays) : Number.NaN;
  if (!(days <= 365)) wrong.reserveDays = 'must be days, at most 365';
  else if (part.ok && part.amountMinor > 0n !== days > 0)
    wrong.reserveDays = 'a reserve is a part and a number of days';
  if (typed.schedule === 'own' && typed.weekdays.length === 0) wrong.weekdays = 'choose at least one day';
  if (Object.keys(wrong).length > 0) return { wrong };
  return {
    terms: {
      disbursementFrequency: typed.schedule === 'own' ? disbursementFrequency : typed.schedule,
      disbursementWeekdays: typed.schedule === 'own' ? typed.weekdays : null,
      minimumPayout,
      minimumMonthlyFee,
      deductsMonthlyFee: typed.deductsMonthlyFee,
      reserve: { ratePpm: part.ok ? Number(part.amountMinor) : 0, days },
      ...(typed.why.trim() === '' ? {} : { why: typed.why.trim() }),
    },
  };
}
