import type { CurrencyCode } from '@/server/kernel/currency';
import { defaultTiers, type FeeTier } from '@/server/kernel/fee-schedule';

const flat = (ratePpm: number): FeeTier[] => [
  { fromMinor: 0n, toMinor: null, ratePpm, fixedMinor: 0n, rounding: 'half_up' },
];

/**
 * What every currency begins with: the fees of completed orders by tiers, and those of card payments taken by us. A
 * merchant's own schedule of the same name goes before it. `dueDays` is how long after the event it falls due.
 */
export const defaultSchedules = {
  default: { tiers: defaultTiers, dueDays: 0 },
  credit_card: { tiers: () => flat(50_000), dueDays: 30 },
  debit_card: { tiers: () => flat(30_000), dueDays: 0 },
} as const satisfies Record<string, { tiers: (currency: CurrencyCode) => FeeTier[]; dueDays: number }>;

export type ScheduleName = keyof typeof defaultSchedules;
