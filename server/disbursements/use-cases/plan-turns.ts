import { earlierOf, type LocalDate, localDateOf } from '@/server/kernel/calendar';
import type { Queryable } from '@/server/platform/db';
import { type Plan, planPayout } from '../domain/plan';
import { turnOn } from '../domain/schedule';
import type { SkipReason } from '../schema';
import type { CalculatingRun } from '../store/calculation';
import { findOnHold, findStandings, type Planned, type SumRow, sumTurns, type Turn } from '../store/turns';

type Of = Pick<CalculatingRun, 'id' | 'kind' | 'period_from' | 'period_to' | 'as_of'>;
export type Turns = {
  turns: Turn[];
  skips: Map<SkipReason, bigint[]>;
  /** The day that each merchant has; of a frame, none. */
  days: Map<bigint, LocalDate>;
};

/** Whose turn it is of these merchants, for which days, and who is left out of the run, and why. */
export const turnsOf = (client: Queryable, run: Of, merchantIds: bigint[]): Promise<Turns> =>
  run.kind === 'frame' ? turnsOfFrame(client, run, merchantIds) : turnsBySchedule(client, run, merchantIds);

async function turnsOfFrame(client: Queryable, run: Of, merchantIds: bigint[]): Promise<Turns> {
  const onHold = await findOnHold(client, merchantIds);
  const turns = merchantIds
    .filter((id) => !onHold.has(id))
    .map((merchantId) => ({ runId: run.id, merchantId, from: run.period_from, to: run.period_to, ...whatever }));
  return { turns, skips: new Map([['on_hold', [...onHold]]]), days: new Map() };
}

/** A frame has its days, however far a merchant was. */
const whatever = { closedUntil: null, firstDue: null };

/** A run of a day takes each merchant by its own calendar: where that day has not come yet, by the day that it has there. */
async function turnsBySchedule(client: Queryable, run: Of, merchantIds: bigint[]): Promise<Turns> {
  const turns: Turn[] = [];
  const onHold: bigint[] = [];
  const isClosed: bigint[] = [];
  const days = new Map<bigint, LocalDate>();
  for (const merchant of await findStandings(client, merchantIds)) {
    const today = dayOf(run, merchant.timeZone);
    days.set(merchant.id, today);
    const period = turnOn(merchant, today);
    if (period === null) {
      // Paid by a frame that somebody asked for, beyond this day.
      if (merchant.closedUntil !== null && merchant.closedUntil > today) isClosed.push(merchant.id);
    } else if (merchant.isOnHold) onHold.push(merchant.id);
    else {
      const { closedUntil, firstDue } = merchant;
      turns.push({ runId: run.id, merchantId: merchant.id, ...period, closedUntil, firstDue });
    }
  }
  return {
    turns,
    skips: new Map([
      ['on_hold', onHold],
      ['later_days_closed', isClosed],
    ]),
    days,
  };
}

/** The day of a run where a merchant is: it may not have come there yet. */
export function dayOf(run: Pick<Of, 'as_of' | 'period_to'>, timeZone: string): LocalDate {
  const itsDay = run.as_of === null ? run.period_to : localDateOf(run.as_of, timeZone);
  return earlierOf(itsDay, run.period_to);
}

/** What each turn gives its merchant, per currency. It writes nothing. */
export const planTurns = async (client: Queryable, turns: Turn[]): Promise<Planned[]> =>
  turns.length === 0 ? [] : (await sumTurns(client, turns)).map(planOf);

/** What becomes of the sums of a turn. */
export function planOf<Sum extends Summed>(sum: Sum): Sum & Plan & { net_minor: bigint } {
  const net_minor = sum.gross_minor - sum.fee_minor;
  const of = { netMinor: net_minor, salesMinor: sum.sales_minor, periodTo: sum.period_to };
  const { minimum_minor: minimumMinor, reserve_ppm: reservePpm, reserve_days: reserveDays } = sum;
  return { ...sum, net_minor, ...planPayout(of, { minimumMinor, reservePpm, reserveDays }) };
}

type Summed = Pick<
  SumRow,
  'gross_minor' | 'fee_minor' | 'sales_minor' | 'period_to' | 'minimum_minor' | 'reserve_ppm' | 'reserve_days'
>;
