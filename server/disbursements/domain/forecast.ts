import { type LocalDate, laterOf } from '@/server/kernel/calendar';
import type { Period } from '@/server/kernel/period';
import { type PayoutTerms, type Plan, planPayout } from './plan';
import { nextPayDay, periodUpTo, type Standing, turnOn } from './schedule';

/** So far is looked ahead. */
export const PAYOUTS_AHEAD = 4;

/** `runsOn`: when the run comes that pays it; later than `to` where that day went by without one. */
export type ComingPeriod = Period & { runsOn: LocalDate };

/**
 * The next payouts of a merchant by its own schedule. What was not paid on its day is made up for by the next run: as a
 * payout of its own or, where that run comes on a pay day, together with it.
 *
 * @param nextRunOn the first day on which a run can still come
 */
export function comingPeriods(standing: Standing, today: LocalDate, nextRunOn: LocalDate): ComingPeriod[] {
  const { closedUntil, firstDue } = standing;
  const after = closedUntil !== null && closedUntil > today ? closedUntil : today;
  const first = nextPayDay(standing, after);
  const missed = turnOn(standing, today);
  const isOwed = closedUntil !== null || (firstDue !== null && missed !== null && firstDue < missed.to);
  const periods: ComingPeriod[] = [];
  if (missed !== null && isOwed && nextRunOn < first) periods.push({ ...missed, runsOn: nextRunOn });
  let from = periods[0]?.to ?? periodUpTo(standing, first)?.from ?? today;
  for (let to = first; periods.length < PAYOUTS_AHEAD; to = nextPayDay(standing, to)) {
    periods.push({ from, to, runsOn: laterOf(to, nextRunOn) });
    from = to;
  }
  return periods;
}

/** What is in a period so far; amounts in minor units of one currency. */
export type SoFar = { netMinor: bigint; salesMinor: bigint };

export type Forecast = Plan & {
  /** What the payouts before, as they stand, keep for this one: carried on, and reserves that come free. */
  fromEarlierMinor: bigint;
  toPayMinor: bigint;
};

/**
 * What each of the coming payouts comes to as things stand: what one keeps is in a later one. Nothing gets lost: what is
 * paid, and what is kept beyond the last, add up to what there is.
 */
export function forecastPayouts(
  periods: readonly Period[],
  soFar: readonly SoFar[],
  terms: PayoutTerms,
): { payouts: Forecast[]; keptBeyondMinor: bigint } {
  let carriedMinor = 0n;
  let reserves: { on: LocalDate; minor: bigint }[] = [];
  const payouts = periods.map((period, index): Forecast => {
    const { netMinor, salesMinor } = soFar[index] ?? { netMinor: 0n, salesMinor: 0n };
    const free = reserves.filter(({ on }) => on < period.to);
    reserves = reserves.filter(({ on }) => on >= period.to);
    const fromEarlierMinor = free.reduce((sum, { minor }) => sum + minor, carriedMinor);
    const of = { netMinor: netMinor + fromEarlierMinor, salesMinor, periodTo: period.to };
    const plan = planPayout(of, terms);
    carriedMinor = plan.releaseOn === null ? plan.keptMinor : 0n;
    if (plan.releaseOn !== null) reserves.push({ on: plan.releaseOn, minor: plan.keptMinor });
    return { ...plan, fromEarlierMinor, toPayMinor: of.netMinor - plan.keptMinor };
  });
  return { payouts, keptBeyondMinor: reserves.reduce((sum, { minor }) => sum + minor, carriedMinor) };
}
