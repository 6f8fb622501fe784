import type { PeriodTotals } from '@/server/disbursements/schema';

/** The currencies of the periods, the one with the most orders first. */
export function currenciesOf(periods: readonly PeriodTotals[]): string[] {
  const orders = new Map<string, number>();
  for (const { currency, orders: count } of periods) orders.set(currency, (orders.get(currency) ?? 0) + count);
  return [...orders].sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b)).map(([code]) => code);
}

/** One currency's periods in the order of time. */
export const seriesOf = (periods: readonly PeriodTotals[], currency: string): PeriodTotals[] =>
  periods
    .filter((period) => period.currency === currency)
    .sort((a, b) => a.timeFrame.start.localeCompare(b.timeFrame.start));

export type SeriesSum = { disbursements: number; orders: number; gross: number; fee: number; net: number };

/** What the periods shown come to; amounts in minor units, whole numbers as everywhere. */
export function sumOf(series: readonly PeriodTotals[]): SeriesSum {
  const sum: SeriesSum = { disbursements: 0, orders: 0, gross: 0, fee: 0, net: 0 };
  for (const { disbursements, orders, gross, fee, net } of series) {
    sum.disbursements += disbursements;
    sum.orders += orders;
    sum.gross += gross.amount;
    sum.fee += fee.amount;
    sum.net += net.amount;
  }
  return sum;
}
