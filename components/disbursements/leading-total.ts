import type { Run } from '@/server/disbursements/schema';

export type Totals = Run['totals'][number];

/** The currency with the most orders, which speaks for a run where there is no room for all. */
export const leadingTotal = (totals: readonly Totals[]): Totals | undefined =>
  totals.reduce<Totals | undefined>(
    (leading, sum) => (leading && leading.orders >= sum.orders ? leading : sum),
    undefined,
  );

export const ordersOf = (totals: readonly Totals[]): number => totals.reduce((sum, { orders }) => sum + orders, 0);
