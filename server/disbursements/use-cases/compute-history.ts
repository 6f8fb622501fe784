import { type Actor, actorKey, authorise, jobActor } from '@/server/identity/door';
import {
  addDays,
  compareDates,
  earlierOf,
  firstOfMonth,
  isLocalDate,
  type LocalDate,
  localDateOf,
} from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { post } from '@/server/ledger/door';
import { findIdsOf } from '@/server/merchants/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { allOrNothing, pool, transaction } from '@/server/platform/db';
import { turnsThrough } from '../domain/schedule';
import { lockNextMerchants } from '../store/calculation';
import { insertInputs } from '../store/inputs';
import { lockRequests } from '../store/runs';
import { findFirstOpenDay, finishRunsOfThePast, openScheduledRuns, someRunCalculates } from '../store/scheduled';
import { findStandings, insertDisbursements, type Turn } from '../store/turns';
import { movesOf, toldOfEach } from './book-disbursements';
import { chargeMonthlyFees } from './charge-monthly-fees';
import { planTurns } from './plan-turns';

/** Merchants of a month in one transaction: how long new payables of one of them may have to wait. */
const BATCH = 200;

export type HistoryInput = {
  /** The last day whose run is computed. */
  through: string;
  /** The references of some merchants; without them, all. */
  merchants?: string[] | undefined;
};
export type HistoryProgress = { month: string; disbursements: number; monthlyFees: number };

/**
 * Computes every scheduled run of the past in order, as it would have been: each merchant on each of its pay days up to and
 * including a day, month by month with the minimum monthly fees. What is computed already stays; killed at any moment, it
 * goes on where it was when it is asked for again.
 *
 * @param tell hears of each month that is done
 */
export async function computeHistory(
  actor: Actor | null,
  input: HistoryInput,
  tell: (progress: HistoryProgress) => void,
): Promise<Outcome<{ disbursements: number; monthlyFees: number }>> {
  const may = authorise(actor, 'disbursements:run');
  if (!may.ok) return may;
  const through = pastDay(input.through);
  if (!through.ok) return through;
  const merchants = await findIdsOf(input.merchants);
  if (!merchants.ok) return merchants;
  const scope = input.merchants === undefined ? null : merchants.value;
  if (await someRunCalculates(pool(), 'frame'))
    return refuse('run_in_progress', 'A run is being calculated: ask again when it is done.');

  const total = { disbursements: 0, monthlyFees: 0 };
  let month = await findFirstOpenDay(merchants.value);
  for (; month !== null && month <= through.value; month = nextMonth(month)) {
    const last = earlierOf(addDays(nextMonth(month), -1), through.value);
    const done = { month: month.slice(0, 7), disbursements: 0, monthlyFees: 0 };
    for (let after = 0n; ; ) {
      const batch = await computeMonth(may.value, { through: last, until: through.value, scope, after });
      if (!batch.ok) return batch;
      if (batch.value === null) break;
      done.disbursements += batch.value.disbursements;
      done.monthlyFees += batch.value.monthlyFees;
      after = batch.value.last;
    }
    await finish(last, scope);
    total.disbursements += done.disbursements;
    total.monthlyFees += done.monthlyFees;
    tell(done);
  }
  return ok(total);
}

type Month = { through: LocalDate; until: LocalDate; scope: bigint[] | null; after: bigint };
type Done = { disbursements: number; monthlyFees: number; last: bigint };

/** One month of the next merchants. Null: there are no more. */
const computeMonth = (actor: Actor, { through, until, scope, after }: Month): Promise<Outcome<Done | null>> =>
  allOrNothing(async (client) => {
    await lockRequests(client);
    const merchantIds = await lockNextMerchants(client, { merchant_id: null, merchant_ids: scope }, after, BATCH);
    const last = merchantIds.at(-1);
    if (last === undefined) return ok(null);
    const standings = (await findStandings(client, merchantIds)).filter((merchant) => !merchant.isOnHold);
    const pays = standings.flatMap((merchant) =>
      turnsThrough(merchant, through).map((period, index) => ({
        merchantId: merchant.id,
        ...period,
        closedUntil: index === 0 ? merchant.closedUntil : period.from,
        firstDue: merchant.firstDue,
      })),
    );
    const days = [...new Set(pays.map((pay) => pay.to))].sort(compareDates);
    const requestedBy = actorKey(actor);
    const runs = await openScheduledRuns(client, {
      days,
      merchantIds: scope,
      asOf: null,
      requestedBy,
      requestedAt: now(),
    });
    const done = days.find((day) => !runs.has(day));
    if (done !== undefined) {
      const message = `The run of ${done} is there already, and some merchants had no part in it: compute theirs by naming them.`;
      return refuse('conflict', message);
    }
    const turns = pays.map((pay): Turn => ({ ...pay, runId: runs.get(pay.to) as string }));
    const planned = await insertDisbursements(client, await planTurns(client, turns));
    await insertInputs(client, turns);
    await audit(client, ...toldOfEach('disbursement.planned', planned));
    // A month is over on the first day of the next, which must have come.
    const day = earlierOf(addDays(through, 1), until);
    const asOf = new Map(standings.map((merchant) => [merchant.id, day]));
    const monthlyFees = await chargeMonthlyFees(client, asOf);
    // Last: it holds the accounts until the transaction ends.
    await post(client, movesOf('disbursement_planned', planned));
    return ok({ disbursements: planned.filter((row) => row.outcome === 'to_pay').length, monthlyFees, last });
  });

const finish = (through: LocalDate, scope: bigint[] | null) =>
  transaction(async (client) => {
    const ready = await finishRunsOfThePast(client, through, scope, now());
    await audit(
      client,
      ...ready.map(({ id, merchants }) => ({
        actor: jobActor('compute-history'),
        action: 'run.calculated',
        object: { type: 'run', id },
        merchantId: null,
        before: { status: 'calculating' },
        after: { status: 'ready', merchants },
      })),
    );
  });

function pastDay(day: string): Outcome<LocalDate> {
  const today = localDateOf(now(), 'UTC');
  const message = isLocalDate(day) ? `must have come: today is ${today}` : 'must be a day like 2023-11-14';
  if (isLocalDate(day) && day <= today) return ok(day);
  return refuse('invalid_input', `The last day ${message}.`, { fields: [{ field: 'through', message }] });
}

const nextMonth = (day: LocalDate): LocalDate => firstOfMonth(addDays(firstOfMonth(day), 31));
