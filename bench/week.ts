import { readFileSync } from 'node:fs';
import { calculateBatch } from '@/server/disbursements/use-cases/calculate-run';
import { requestRun } from '@/server/disbursements/use-cases/request-run';
import { jobActor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { withClient } from '../scripts/database/database';
import { connectTo } from './connect';
import { median, medianRatio, ms, type Result, seconds } from './measure';
import { type BenchDatabase, type BenchServer, run } from './server';

/** Orders of a week: as many on each size, so that only the size differs. */
export const PER_WEEK = 95_760;
const FIRST_DAY = localDate('2023-01-02');
const ROUNDS = 6;
/** About as many as an import posts for a year: one for each merchant and day. */
const JOURNALS = 20_000;
/** A week's run as one statement, without its guards. */
export const RUN_BY_HAND = readFileSync(new URL('./week.sql', import.meta.url), 'utf8');
/** The day before which a week ends; the first is 0. */
export const weekEnd = (week: number) => addDays(FIRST_DAY, 7 * (week + 1));

/**
 * One week's run, from the request to the last row, on two sizes, against the plain SQL that sums and inserts the same.
 * Ours and the yardstick take turns, each with a week of its own.
 */
export async function benchWeek(server: BenchServer): Promise<Result[]> {
  const small = await prepare(server, 'weeks_small', 14);
  const large = await prepare(server, 'weeks_large', 105);
  // A pair of weeks on each size in turns; the first round warms up.
  for (let round = 0; round <= ROUNDS; round++) for (const size of [small, large]) await measureRound(size, round);

  const against = (size: string, { oursSeconds, plainSeconds }: Size): Result => {
    const [ours, plain] = [median(oursSeconds), median(plainSeconds)];
    const ratio = medianRatio(oursSeconds, plainSeconds);
    const what = `a week of ${PER_WEEK.toLocaleString('en')} orders out of ${size}, against plain SQL`;
    return { what, ours: ms(ours), yardstick: ms(plain), ratio, limit: '≤ 1.5', holds: ratio <= 1.5 };
  };
  const [ofLarge, ofSmall] = [median(large.oursSeconds), median(small.oursSeconds)];
  const growth = medianRatio(large.oursSeconds, small.oursSeconds);
  return [
    against('1.3 million', small),
    against('10 million', large),
    {
      what: 'the same week out of 10 million, against 1.3 million',
      ours: ms(ofLarge),
      yardstick: ms(ofSmall),
      ratio: growth,
      limit: '≤ 1.3',
      holds: growth <= 1.3,
    },
  ];
}

type Size = BenchDatabase & { weeks: number; oursSeconds: number[]; plainSeconds: number[] };

async function prepare(server: BenchServer, name: string, weeks: number): Promise<Size> {
  const database = await server.database(name);
  await fillWeeks(database.ownerUrl, weeks);
  return { ...database, weeks, oursSeconds: [], plainSeconds: [] };
}

/** Runs go over the latest weeks, as they do in real life. */
async function measureRound(size: Size, round: number): Promise<void> {
  const week = size.weeks - 2 * (ROUNDS + 1 - round);
  await connectTo(size);
  const ours = await seconds(async () => {
    const timeFrame = { length: '1week', endingBefore: weekEnd(week) } as const;
    const { run: requested } = unwrap(await requestRun(jobActor('bench'), { timeFrame }));
    while (!(await calculateBatch(requested.id)));
  });
  const other = weekEnd(week + 1);
  const plain = await withClient(size.ownerUrl, (client) =>
    seconds(() => client.query(RUN_BY_HAND, [addDays(other, -7), other])),
  );
  if (round === 0) return;
  size.oursSeconds.push(ours);
  size.plainSeconds.push(plain);
}

/** Orders and payables of so many weeks, in the order in which they would have come in. */
export async function fillWeeks(url: string, weeks: number, perWeek = PER_WEEK): Promise<void> {
  await run(url, SETUP);
  for (let week = 0; week < weeks; week++) await run(url, weekOfOrders(week, perWeek));
  await run(url, 'VACUUM ANALYZE');
}

const SETUP = `
  INSERT INTO merchant (reference, name, currency) SELECT 'm' || n, 'M ' || n, 'EUR' FROM generate_series(1, 50) n;
  INSERT INTO fee_schedule (name, currency) VALUES ('default', 'EUR');
  INSERT INTO fee_version (schedule_id, version, starts_on, tiers) VALUES (1, 1, '0001-01-01', '[]');
  INSERT INTO account (code, kind, merchant_id, currency) VALUES ('order_clearing', 'asset', 1, 'EUR');
  INSERT INTO account (code, kind, merchant_id, currency)
    SELECT code, 'liability', id, 'EUR' FROM merchant, (VALUES ('merchant_payable'), ('merchant_disbursement')) c(code);
  BEGIN;
  INSERT INTO journal (code, cause_kind, cause_id, effective_on)
    SELECT 'order_completed', 'bench', n::text, '2023-01-01' FROM generate_series(1, ${JOURNALS}) n;
  INSERT INTO posting (journal_id, account_id, amount_minor, account_version, balance_after, effective_on, posted_at)
    SELECT id, 1, 0, 2 * (id - 1) + line, 0, effective_on, created_at FROM journal, generate_series(1, 2) line ORDER BY id, line;
  COMMIT;`;

const weekOfOrders = (week: number, perWeek: number) => `
  WITH added AS (
    INSERT INTO "order" (merchant_id, external_reference, amount_minor, currency, status, created_at, completed_at)
    SELECT 1 + n % 50, '${week}-' || n, 500 + (n * 7919) % 20000, 'EUR', 'delivered', at, at
      FROM (SELECT n, timestamptz '${addDays(FIRST_DAY, 7 * week)} 00:00Z' + n * interval '7 days' / ${perWeek} AS at
              FROM generate_series(0, ${perWeek - 1}) n) s
    RETURNING id, merchant_id, amount_minor, completed_at)
  INSERT INTO payable (merchant_id, kind, source_id, currency, gross_minor, fee_minor, net_minor, fee_version_id, fee_tier, due_on, natural_on, journal_id)
  SELECT merchant_id, 'capture', id, 'EUR', amount_minor, fee, amount_minor - fee, 1, 0,
         (completed_at AT TIME ZONE 'UTC')::date, (completed_at AT TIME ZONE 'UTC')::date, 1
    FROM added CROSS JOIN LATERAL (
      SELECT round(amount_minor * CASE WHEN amount_minor < 5000 THEN 0.01 ELSE 0.0095 END)::bigint AS fee) priced;`;
