import type { Upcoming, UpcomingAmount } from './upcoming';

const money = (amount: number) => ({ amount, currency: 'EUR' });

const usual: UpcomingAmount = {
  orders: 12,
  gross: money(98_400),
  fee: money(912),
  net: money(97_488),
  parts: [],
  fromEarlier: money(0),
  kept: money(0),
  toPay: money(97_488),
  outcome: 'to_pay',
  expectedOn: '2026-03-05',
  notes: [
    {
      code: 'account_waits',
      message: 'The bank account was changed. For safety it is paid to from Thursday 5 March on.',
    },
  ],
};
const none = { orders: 0, gross: money(0), fee: money(0) };

const payout = (scheduledOn: string, start: string, amount: Partial<UpcomingAmount>): Upcoming['payouts'][number] => ({
  scheduledOn,
  timeFrame: { start, end: scheduledOn },
  amounts: [{ ...usual, expectedOn: scheduledOn, notes: [], ...amount }],
});

const nothing = { ...none, net: money(0), toPay: money(0), outcome: 'nothing_due' as const };

export const upcomingExample: Upcoming = {
  merchantReference: 'harbour-books',
  timeZone: 'Europe/Dublin',
  notes: [],
  payouts: [
    payout('2026-03-02', '2026-02-23', usual),
    payout('2026-03-09', '2026-03-02', nothing),
    payout('2026-03-16', '2026-03-09', {
      ...none,
      net: money(4_000),
      toPay: money(4_000),
      parts: [{ kind: 'reserve_released', dueOn: '2026-03-12', net: money(4_000) }],
    }),
    payout('2026-03-23', '2026-03-16', nothing),
  ],
  later: [{ orders: 3, gross: money(10_000), fee: money(500), net: money(9_500), through: '2026-03-29' }],
  unscheduled: [],
};
