import PQueue from 'p-queue';
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
import { allOrNothing, pool, type Queryable, transaction } from '@/server/platform/db';
import { turnsThrough } from '../domain/schedule';
import { lockNextMerchants } from '../store/calculation';
import { insertInputs } from '../store/inputs';
import { holdRequests, lockRequests } from '../store/runs';
import { findFirstOpenDay, finishRunsOfThePast, openScheduledRuns, someRunCalculates } from '../store/scheduled';
import { findStandings, insertDisbursements, type MerchantStanding, type Turn } from '../store/turns';
import { movesOf, toldOfEach } from './book-disbursements';
import { chargeMonthlyFees } from './charge-monthly-fees';
import { planTurns } from './plan-turns';

/** Merchants of a month in one transaction: how long new payables of one of them may have to wait. */
const BATCH = 25;
/** Batches side by side, each with merchants of its own: one waits for the database while the other computes. */
const AT_ONCE = 2;

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
    const done = await computeMonth(
      { requestedBy: actorKey(may.value), through: last, until: through.value, scope },
      merchants.value,
    );
    if (!done.ok) return done;
    total.disbursements += done.value.disbursements;
    total.monthlyFees += done.value.monthlyFees;
    tell({ month: month.slice(0, 7), ...done.value });
  }
  return ok(total);
}

type Month = { requestedBy: string; through: LocalDate; until: LocalDate; scope: bigint[] | null };
type Done = { disbursements: number; monthlyFees: number };

/** One month of these merchants, some of them in a transaction. */
async function computeMonth(month: Month, merchantIds: bigint[]): Promise<Outcome<Done>> {
  // Opened beforehand: batches side by side would wait for the runs that one of them has just opened.
  const opened = await allOrNothing(async (client) => {
    await lockRequests(client);
    return openRuns(client, month, pastTurns(await findPaid(client, merchantIds), month));
  });
  if (!opened.ok) return opened;
  const queue = new PQueue({ concurrency: AT_ONCE });
  const batches: Promise<Outcome<Done>>[] = [];
  for (let at = 0; at < merchantIds.length; at += BATCH) {
    batches.push(queue.add(() => computeBatch(month, merchantIds.slice(at, at + BATCH))));
  }
  const computed = await Promise.all(batches).finally(() => queue.onIdle());
  // Also where one was refused: a run of a day would wait for these for ever.
  await finish(month);
  const done = { disbursements: 0, monthlyFees: 0 };
  for (const batch of computed) {
    if (!batch.ok) return batch;
    done.disbursements += batch.value.disbursements;
    done.monthlyFees += batch.value.monthlyFees;
  }
  return ok(done);
}

const computeBatch = (month: Month, merchantIds: bigint[]): Promise<Outcome<Done>> =>
  allOrNothing(async (client) => {
    await holdRequests(client);
    await lockNextMerchants(client, { merchant_id: null, merchant_ids: merchantIds }, 0n, merchantIds.length);
    const paid = await findPaid(client, merchantIds);
    const pays = pastTurns(paid, month);
    const runs = await openRuns(client, month, pays);
    if (!runs.ok) return runs;
    const turns = pays.map((pay): Turn => ({ ...pay, runId: runs.value.get(pay.to) as string }));
    const planned = await insertDisbursements(client, await planTurns(client, turns));
    await insertInputs(client, turns);
    await audit(client, ...toldOfEach('disbursement.planned', planned));
    // Last: they hold the accounts until the transaction ends, those of the platform for all.
    await post(client, movesOf('disbursement_planned', planned));
    // A month is over on the first day of the next, which must have come.
    const day = earlierOf(addDays(month.through, 1), month.until);
    const monthlyFees = await chargeMonthlyFees(client, new Map(paid.map(({ id }) => [id, day])));
    return ok({ disbursements: planned.filter((row) => row.outcome === 'to_pay').length, monthlyFees });
  });

/** Those that are not on hold. */
const findPaid = async (client: Queryable, merchantIds: bigint[]): Promise<MerchantStanding[]> =>
  (await findStandings(client, merchantIds)).filter((merchant) => !merchant.isOnHold);

/** What these merchants are paid for up to the end of the month. */
const pastTurns = (paid: MerchantStanding[], { through }: Month): Omit<Turn, 'runId'>[] =>
  paid.flatMap((merchant) =>
    turnsThrough(merchant, through).map((period, index) => ({
      merchantId: merchant.id,
      ...period,
      closedUntil: index === 0 ? merchant.closedUntil : period.from,
      firstDue: merchant.firstDue,
    })),
  );

/** The runs of the days of these turns, by day. */
async function openRuns(
  client: Queryable,
  { scope, requestedBy }: Month,
  turns: Omit<Turn, 'runId'>[],
): Promise<Outcome<Map<LocalDate, string>>> {
  const days = [...new Set(turns.map((turn) => turn.to))].sort(compareDates);
  const runs = await openScheduledRuns(client, {
    days,
    merchantIds: scope,
    asOf: null,
    requestedBy,
    requestedAt: now(),
  });
  const done = days.find((day) => !runs.has(day));
  if (done === undefined) return ok(runs);
  const message = `The run of ${done} is there already, and some merchants had no part in it: compute theirs by naming them.`;
  return refuse('conflict', message);
}

const finish = ({ through, scope }: Month) =>
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
