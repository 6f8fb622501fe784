import { describe, expect, it } from 'vitest';
import type { PeriodTotals } from '@/server/disbursements/schema';
import { currenciesOf, seriesOf, sumOf } from './period-series';

const period = (start: string, currency: string, orders: number, gross: number, fee: number): PeriodTotals => ({
  timeFrame: { start, end: '2099-01-01' },
  currency,
  disbursements: 1,
  orders,
  gross: { amount: gross, currency },
  fee: { amount: fee, currency },
  net: { amount: gross - fee, currency },
});

const periods = [
  period('2018-01-08', 'EUR', 3, 300, 3),
  period('2018-01-01', 'EUR', 2, -200, -2),
  period('2018-01-01', 'USD', 9, 900, 9),
];

describe('the series of an overview', () => {
  it('offers the currency with the most orders first', () => {
    expect(currenciesOf(periods)).toEqual(['USD', 'EUR']);
  });

  it('has one currency in the order of time', () => {
    expect(seriesOf(periods, 'EUR').map(({ timeFrame }) => timeFrame.start)).toEqual(['2018-01-01', '2018-01-08']);
  });

  it('sums to a gross that is fee and net', () => {
    const sum = sumOf(seriesOf(periods, 'EUR'));
    expect(sum).toEqual({ disbursements: 2, orders: 5, gross: 100, fee: 1, net: 99 });
    expect(sum.gross).toBe(sum.fee + sum.net);
  });
});
