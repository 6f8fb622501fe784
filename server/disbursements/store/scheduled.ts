import type { LocalDate } from '@/server/kernel/calendar';
import { empty, execute, pool, type Queryable, rows, sql } from '@/server/platform/db';
import { dead } from './runs';

/** The first month that may have monthly fees: that of the first scheduled run; null before there is one. */
export const findFirstMonth = (client: Queryable) =>
  rows<{ month: LocalDate | null }>(
    client,
    sql`SELECT date_trunc('month', min(period_to))::date AS month FROM run
         WHERE kind = 'scheduled' AND status NOT IN ${dead}`,
  ).then((found) => found[0]?.month ?? null);

/** The live scheduled run of a day over all merchants, or over exactly these. */
export const findScheduledRun = (client: Queryable, day: LocalDate, merchantIds: bigint[] | null) =>
  rows<{ id: string }>(
    client,
    sql`SELECT id FROM run WHERE kind = 'scheduled' AND period_to = ${day} AND status NOT IN ${dead}
           AND merchant_ids IS NOT DISTINCT FROM ${merchantIds}::bigint[]`,
  ).then((found) => found[0]?.id ?? null);

/** Whether a run is being calculated whose days others must not close meanwhile. */
export const someRunCalculates = (client: Queryable, kind: 'frame' | 'scheduled' | null) =>
  rows(
    client,
    sql`SELECT FROM run WHERE status = 'calculating' ${kind === null ? empty : sql`AND kind = ${kind}::run_kind`} LIMIT 1`,
  ).then((found) => found.length > 0);

type NewRuns = {
  days: LocalDate[];
  merchantIds: bigint[] | null;
  asOf: Date | null;
  requestedBy: string;
  requestedAt: Date;
};

/** Makes the scheduled runs of these days that are not there, and tells those of all of them that are at work. */
export async function openScheduledRuns(client: Queryable, of: NewRuns): Promise<Map<LocalDate, string>> {
  await execute(
    client,
    sql`INSERT INTO run (kind, period_from, period_to, merchant_ids, as_of, status, requested_by, requested_at)
        SELECT 'scheduled', day - 1, day, ${of.merchantIds}::bigint[], ${of.asOf}::timestamptz, 'calculating', ${of.requestedBy}, ${of.requestedAt}
          FROM unnest(${of.days}::date[]) AS asked(day) ORDER BY day
        ON CONFLICT DO NOTHING`,
  );
  const found = await rows<{ id: string; day: LocalDate }>(
    client,
    sql`SELECT id, period_to AS day FROM run
         WHERE kind = 'scheduled' AND status = 'calculating' AND period_to = ANY(${of.days}::date[])
           AND merchant_ids IS NOT DISTINCT FROM ${of.merchantIds}::bigint[]`,
  );
  return new Map(found.map((run) => [run.day, run.id]));
}

/** Makes the runs of the past up to a day ready, when all their merchants had their turn. */
export const finishRunsOfThePast = (client: Queryable, through: LocalDate, merchantIds: bigint[] | null, at: Date) =>
  rows<{ id: string; merchants: number }>(
    client,
    sql`UPDATE run r SET status = 'ready', calculated_at = ${at}, hash = run_calculation_hash(own.id), merchants_done = d.merchants, merchants_total = d.merchants
          FROM run own CROSS JOIN LATERAL (
            SELECT count(DISTINCT merchant_id)::int AS merchants FROM disbursement WHERE run_id = own.id AND status <> 'cancelled') d
         WHERE own.id = r.id AND r.kind = 'scheduled' AND r.as_of IS NULL AND r.status = 'calculating' AND r.period_to <= ${through}
           AND r.merchant_ids IS NOT DISTINCT FROM ${merchantIds}::bigint[]
        RETURNING r.id, d.merchants`,
  );

/** The day before which nothing is to be calculated, over these merchants: the first that is open or was ever due. */
export const findFirstOpenDay = (merchantIds: bigint[]) =>
  rows<{ day: LocalDate | null }>(
    pool(),
    sql`SELECT min(coalesce((SELECT max(period_to) FROM disbursement d WHERE d.merchant_id = m.id AND d.status <> 'cancelled'),
                            least((SELECT min(due_on) FROM payable p WHERE p.merchant_id = m.id), m.live_on))) AS day
          FROM merchant m WHERE id = ANY(${merchantIds}::bigint[])`,
  ).then((found) => found[0]?.day ?? null);

/** The latest setting: from which day on runs are prepared by themselves; null: never. */
export const findBeginsOn = (client: Queryable) =>
  rows<{ begins_on: LocalDate | null }>(
    client,
    sql`SELECT begins_on FROM schedule_setting ORDER BY id DESC LIMIT 1`,
  ).then((found) => found[0]?.begins_on ?? null);

export const insertBeginsOn = (client: Queryable, beginsOn: LocalDate | null, setBy: string, setAt: Date) =>
  execute(
    client,
    sql`INSERT INTO schedule_setting (begins_on, set_by, set_at) VALUES (${beginsOn}::date, ${setBy}, ${setAt})`,
  );
