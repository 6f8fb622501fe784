import { moneyJson } from '@/server/kernel/money';
import type { Forecast } from '../domain/forecast';
import type { Upcoming, UpcomingAmount } from '../schema/upcoming';
import type { UpcomingRow } from '../store/upcoming';

export type SumsMinor = Omit<UpcomingRow, 'place' | 'last_on'>;

export const presentSumsOf = (row: SumsMinor): Upcoming['unscheduled'][number] => ({
  orders: row.orders,
  gross: moneyJson(row.gross_minor, row.currency),
  fee: moneyJson(row.fee_minor, row.currency),
  net: moneyJson(row.gross_minor - row.fee_minor, row.currency),
});

/** What one payout comes to in one currency. */
export const presentAmount = (
  row: SumsMinor,
  { fromEarlierMinor, keptMinor, toPayMinor, outcome }: Forecast,
  expectation: Pick<UpcomingAmount, 'expectedOn' | 'notes'>,
): UpcomingAmount => ({
  ...presentSumsOf(row),
  parts: (row.parts ?? []).map(({ kind, dueOn, netMinor }) => ({
    kind,
    dueOn,
    net: moneyJson(BigInt(netMinor), row.currency),
  })),
  fromEarlier: moneyJson(fromEarlierMinor, row.currency),
  kept: moneyJson(keptMinor, row.currency),
  toPay: moneyJson(toPayMinor, row.currency),
  outcome,
  ...expectation,
});
