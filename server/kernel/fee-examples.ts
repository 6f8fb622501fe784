import { type CurrencyCode, exponentOf } from './currency';
import type { FeeTier } from './fee-schedule';

/** So many fit on a page that is read before something is published. */
const AT_MOST = 12;

/**
 * Amounts that show what schedules do: round ones, and the last below and the first of each tier. For whoever looks a second
 * time before publishing; the bounds come before round amounts where there are too many.
 */
export function exampleAmounts(currency: CurrencyCode, ...schedules: (readonly FeeTier[])[]): bigint[] {
  const major = 10n ** BigInt(exponentOf(currency));
  const bounds = schedules.flat().flatMap(({ fromMinor }) => (fromMinor > 0n ? [fromMinor - 1n, fromMinor] : []));
  const round = [10n, 100n, 1_000n, 1n, 10_000n].map((amount) => amount * major);
  const chosen = [...new Set([...bounds, ...round])].filter((amount) => amount > 0n).slice(0, AT_MOST);
  return chosen.sort((a, b) => (a < b ? -1 : 1));
}
