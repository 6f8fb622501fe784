import type { Plan } from '@/server/invoices/schema/plans';

export type PlanPrices = { now: Plan['prices'][number][]; toCome: Plan['prices'][number][] };

/** What a plan costs in each currency in a month, and what it will cost later. Prices come with the newest first. */
export function pricesOf(prices: Plan['prices'], today: string): PlanPrices {
  const begun = prices.filter(({ validFrom }) => validFrom <= today);
  const now = begun.filter(
    (one, index) => begun.findIndex(({ price }) => price.currency === one.price.currency) === index,
  );
  return {
    now: now.toSorted((a, b) => (a.price.currency < b.price.currency ? -1 : 1)),
    toCome: prices.filter(({ validFrom }) => validFrom > today).toReversed(),
  };
}
