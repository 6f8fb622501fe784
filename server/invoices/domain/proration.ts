import { addDays, daysBetween, firstOfMonth, type LocalDate } from '@/server/kernel/calendar';
import type { Period } from '@/server/kernel/period';
import { divideRounded } from '@/server/kernel/rounding';

/** Days `[from, to)`; without `to` they go on. */
export type Days = { from: LocalDate; to: LocalDate | null };

/** The month that a day lies in, as `[first day, first day of the next)`. */
export function monthOf(day: LocalDate): Period {
  const from = firstOfMonth(day);
  return { from, to: firstOfMonth(addDays(from, 31)) };
}

export const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
export const earlier = (a: LocalDate, b: LocalDate | null): LocalDate => (b !== null && b < a ? b : a);

/** On how many days of a period a subscription is active: without its pauses, which do not overlap. */
export function activeDays(period: Period, subscription: Days, pauses: readonly Days[]): number {
  const within = (days: Days): Period => ({ from: later(period.from, days.from), to: earlier(period.to, days.to) });
  const active = within(subscription);
  const count = ({ from, to }: Period): number => Math.max(0, daysBetween(from, to));
  const paused = pauses.map((pause) => {
    const { from, to } = within(pause);
    return count({ from: later(from, active.from), to: earlier(to, active.to) });
  });
  return count(active) - paused.reduce((sum, days) => sum + days, 0);
}

/** The part of a month's price that `days` of it cost, half-up. All days cost the price itself. */
export const priceOfDays = (priceMinor: bigint, days: number, month: Period): bigint =>
  divideRounded(priceMinor * BigInt(days), BigInt(daysBetween(month.from, month.to)), 'half_up');
