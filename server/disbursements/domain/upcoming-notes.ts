import { type LocalDate, laterOf, localDateOf } from '@/server/kernel/calendar';
import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import type { UpcomingNote } from '../schema/upcoming';
import type { ComingPeriod, Forecast } from './forecast';

/** Where a merchant is paid in one currency; null: nowhere yet. */
export type Account = { payableFrom: Date } | null;

type Of = {
  period: ComingPeriod;
  forecast: Forecast;
  currency: CurrencyCode;
  minimumMinor: bigint;
  account: Account;
  timeZone: string;
  isOnHold: boolean;
};

/** When a payout is expected, and why that is not the day of the schedule. */
export function expectationOf(of: Of): { expectedOn: LocalDate | null; notes: UpcomingNote[] } {
  const { period, forecast, currency, account, timeZone, isOnHold } = of;
  const notes: UpcomingNote[] = [];
  if (forecast.outcome === 'below_minimum')
    notes.push({
      code: 'below_minimum',
      message: `So far this is below the minimum payout of ${amount(of.minimumMinor, currency)}. If it stays below, it goes into the next payout.`,
    });
  if (forecast.outcome === 'negative_balance')
    notes.push({
      code: 'negative_balance',
      message: 'So far more was taken back than earned. If it stays so, the rest is taken from the next payout.',
    });
  if (period.runsOn > period.to)
    notes.push({
      code: 'run_missed',
      message: `There is no payout on ${dayText(period.to)}: it is made up for on ${dayText(period.runsOn)}.`,
    });
  if (forecast.toPayMinor <= 0n) return { expectedOn: isOnHold ? null : period.runsOn, notes };
  if (account === null) {
    const message = `There is no confirmed bank account for ${currency} yet. It is paid once there is one.`;
    return { expectedOn: null, notes: [...notes, { code: 'no_bank_account', message }] };
  }
  const payableOn = localDateOf(account.payableFrom, timeZone);
  if (payableOn > period.runsOn)
    notes.push({
      code: 'account_waits',
      message: `The bank account was changed. For safety it is paid to from ${dayText(payableOn)} on.`,
    });
  return { expectedOn: isOnHold ? null : laterOf(payableOn, period.runsOn), notes };
}

/** What holds for all payouts of a merchant. */
export const notesForAll = (of: { isOnHold: boolean; isByHand: boolean }): UpcomingNote[] => [
  ...(of.isOnHold
    ? [
        {
          code: 'on_hold' as const,
          message: 'Payouts are on hold: nothing is paid for now. What waits is in the first payout after that ends.',
        },
      ]
    : []),
  ...(of.isByHand
    ? [{ code: 'by_hand' as const, message: 'Payouts are started by hand at the moment, so a day may move.' }]
    : []),
];

const amount = (minor: bigint, currency: CurrencyCode): string =>
  `${formatDecimal(minor, exponentOf(currency))} ${currency}`;

const words = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const dayText = (day: LocalDate): string => words.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
