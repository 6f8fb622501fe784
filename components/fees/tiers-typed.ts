import { amountTyped } from '@/components/orders/amount-typed';
import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal, parseDecimal } from '@/server/kernel/decimal';
import { validateTiers } from '@/server/kernel/fee-schedule';
import type { RoundingMode } from '@/server/kernel/rounding';
import { type FeeTierJson, tiersOf } from '@/server/merchants/schema/fees';

/** A tier as it is typed. Where it begins follows from the one before, so that there can be no gap. */
export type TierTyped = { key: string; below: string; rate: string; fixed: string; rounding: RoundingMode };
export type TierField = 'below' | 'rate' | 'fixed';

type Read = { tiers: FeeTierJson[] } | { wrong: Record<string, string> };

/** The tiers that were typed; or what is wrong, by key and field (`2.rate`). The last one is open, whatever it says. */
export function readTierRows(rows: readonly TierTyped[], currency: CurrencyCode): Read {
  const wrong: Record<string, string> = {};
  const amount = (key: string, field: TierField, text: string): number => {
    const read = amountTyped(text.trim() || '0', currency);
    if ('money' in read) return read.money.amount;
    wrong[`${key}.${field}`] = `${read.message}.`;
    return 0;
  };
  let fromMinor = 0;
  const tiers = rows.map(({ key, below, rate, fixed, rounding }, index): FeeTierJson => {
    const isLast = index === rows.length - 1;
    if (!isLast && below.trim() === '') wrong[`${key}.below`] = 'Where does it end?';
    const toMinor = isLast ? null : amount(key, 'below', below);
    // Four decimals of a per cent are parts per million.
    const read = parseDecimal(rate.trim().replace(',', '.') || '0', 4, { decimal: '.' });
    if (!read.ok) wrong[`${key}.rate`] = `This ${read.reason}.`;
    const tier = {
      fromMinor,
      toMinor,
      ratePpm: read.ok ? Number(read.amountMinor) : 0,
      fixedMinor: amount(key, 'fixed', fixed),
      rounding,
    };
    fromMinor = toMinor ?? fromMinor;
    return tier;
  });
  for (const { field, message } of validateTiers(tiersOf(tiers))) {
    const [, index, name = ''] = field.split('.');
    const shown = ({ toMinor: 'below', fromMinor: 'below', ratePpm: 'rate', fixedMinor: 'fixed' } as const)[name];
    const key = `${rows[Number(index)]?.key}.${shown ?? 'rate'}`;
    wrong[key] ??= `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  }
  return Object.keys(wrong).length > 0 ? { wrong } : { tiers };
}

/** Tiers as they are typed. */
export const typedTiers = (tiers: readonly FeeTierJson[], currency: CurrencyCode): TierTyped[] =>
  tiers.map(({ toMinor, ratePpm, fixedMinor, rounding }, index) => ({
    key: String(index),
    below: toMinor === null ? '' : formatDecimal(BigInt(toMinor), exponentOf(currency)),
    rate: formatDecimal(BigInt(ratePpm), 4).replace(/(\.\d\d)0+$/, '$1'),
    fixed: fixedMinor === 0 ? '' : formatDecimal(BigInt(fixedMinor), exponentOf(currency)),
    rounding,
  }));
