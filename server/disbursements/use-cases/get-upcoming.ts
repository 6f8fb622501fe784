import { type Actor, authorise } from '@/server/identity/door';
import { type LocalDate, laterOf, localDateOf } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { findSchedule, payingAccountsOf } from '@/server/merchants/door';
import { now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { type ComingPeriod, comingPeriods, forecastPayouts } from '../domain/forecast';
import { expectationOf, notesForAll } from '../domain/upcoming-notes';
import { presentAmount, presentSumsOf, type SumsMinor } from '../present/upcoming';
import type { Upcoming } from '../schema/upcoming';
import { findBeginsOn } from '../store/scheduled';
import { findStandings, type MerchantStanding } from '../store/turns';
import { findPayoutTerms, listUpcoming, type UpcomingRow } from '../store/upcoming';
import { nextDailyRunAt } from './request-scheduled-run';

/**
 * A merchant's next four payouts as they stand: their days by its own schedule, what falls due in each as far as it is known,
 * and why one may come later. A forecast: it promises nothing and writes nothing.
 */
export async function getUpcoming(
  actor: Actor | null,
  input: { merchant?: string | undefined },
): Promise<Outcome<Upcoming>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const merchant = await findSchedule(may.value.merchantId, input.merchant);
  if (!merchant) return refuse('not_found', `There is no merchant ${input.merchant ?? 'of yours'}.`);
  const { id, reference, timeZone } = merchant;
  const [standing] = (await findStandings(pool(), [id])) as [MerchantStanding];
  const { nextRunOn, isByHand } = await nextRun(timeZone);
  const periods = comingPeriods(standing, localDateOf(now(), timeZone), nextRunOn);
  const bounds = [periods[0] as ComingPeriod, ...periods].map(({ from, to }, index) => (index === 0 ? from : to));
  const found = await listUpcoming(id, bounds);
  const byCurrency = await amountsByCurrency(merchant, standing, periods, found);
  const rest = (place: number) => found.filter((row) => row.place === place);
  return ok({
    merchantReference: reference,
    timeZone,
    notes: notesForAll({ isOnHold: standing.isOnHold, isByHand }),
    payouts: periods.map(({ from, to }, index) => ({
      scheduledOn: to,
      timeFrame: { start: from, end: to },
      amounts: byCurrency.map((amounts) => amounts[index]).filter((amount) => amount !== undefined),
    })),
    later: rest(bounds.length).map((row) => ({ ...presentSumsOf(row), through: row.last_on })),
    unscheduled: rest(0).map(presentSumsOf),
  });
}

/** The day on which a run can still come, where the merchant is. */
async function nextRun(timeZone: string): Promise<{ nextRunOn: LocalDate; isByHand: boolean }> {
  const beginsOn = await findBeginsOn(pool());
  if (beginsOn === null) return { nextRunOn: localDateOf(now(), timeZone), isByHand: true };
  const day = localDateOf(nextDailyRunAt(now()), timeZone);
  return { nextRunOn: laterOf(day, beginsOn), isByHand: false };
}

/** Of each currency, what the payouts come to; one in which nothing is owed shows that in the merchant's own. */
async function amountsByCurrency(
  merchant: { id: bigint; currency: CurrencyCode; timeZone: string },
  { isOnHold }: MerchantStanding,
  periods: ComingPeriod[],
  found: UpcomingRow[],
) {
  const { timeZone } = merchant;
  const terms = await findPayoutTerms(merchant.id);
  const accounts = await payingAccountsOf(merchant.id);
  const others = found.map(({ currency }) => currency).filter((currency) => currency !== merchant.currency);
  return [merchant.currency, ...new Set(others)].map((currency) => {
    const sums = periods.map((_, index) => sumsAt(found, currency, index + 1));
    const minimumMinor = currency === merchant.currency ? terms.minimum_minor : 0n;
    const { payouts } = forecastPayouts(
      periods,
      sums.map((row) => ({ netMinor: row.gross_minor - row.fee_minor, salesMinor: row.sales_minor })),
      { minimumMinor, reservePpm: terms.reserve_ppm, reserveDays: terms.reserve_days },
    );
    const account = accounts.get(currency) ?? null;
    return payouts.map((forecast, index) => {
      const period = periods[index] as ComingPeriod;
      const of = { period, forecast, currency, minimumMinor, account, timeZone, isOnHold };
      return presentAmount(sums[index] as SumsMinor, forecast, expectationOf(of));
    });
  });
}

const sumsAt = (found: UpcomingRow[], currency: CurrencyCode, place: number): SumsMinor =>
  found.find((row) => row.currency === currency && row.place === place) ?? {
    currency,
    orders: 0,
    gross_minor: 0n,
    fee_minor: 0n,
    sales_minor: 0n,
    parts: null,
  };
