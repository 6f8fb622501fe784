import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import { empty, execute, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import type { ScheduleName } from '../domain/default-schedules';
import { tiersShape } from '../domain/tiers';

export type FeeScheduleRow = {
  id: bigint;
  name: ScheduleName;
  currency: CurrencyCode;
  merchant_id: bigint | null;
  merchant_reference: string | null;
  merchant_name: string | null;
  exceptions: number;
};

const schedules = (condition: Sql) => sql`
  SELECT s.id, s.name, s.currency, s.merchant_id, m.reference AS merchant_reference, m.name AS merchant_name,
         CASE WHEN s.merchant_id IS NULL THEN (SELECT count(*)::int FROM fee_schedule o
           WHERE o.merchant_id IS NOT NULL AND o.name = s.name AND o.currency = s.currency) ELSE 0 END AS exceptions
    FROM fee_schedule s LEFT JOIN merchant m ON m.id = s.merchant_id
   WHERE ${condition}`;

/** Default ones first, then merchants' own by their references; one row more than `limit`. */
export const listSchedules = (
  client: Queryable,
  of: { whose: 'all' | 'merchants' | undefined; merchant: string | undefined },
  limit: number,
  after: readonly [reference: string, currency: string, name: string] | null,
) =>
  rows<FeeScheduleRow>(
    client,
    sql`${schedules(sql`true
        ${of.whose === undefined ? empty : of.whose === 'all' ? sql`AND s.merchant_id IS NULL` : sql`AND s.merchant_id IS NOT NULL`}
        ${of.merchant === undefined ? empty : sql`AND m.reference = ${of.merchant}`}
        ${after === null ? empty : sql`AND (coalesce(m.reference, ''), s.currency, s.name) > (${after[0]}, ${after[1]}, ${after[2]})`}`)}
        ORDER BY coalesce(m.reference, ''), s.currency, s.name LIMIT ${limit + 1}`,
  );

export const findSchedule = (client: Queryable, id: string | bigint) =>
  rows<FeeScheduleRow>(client, schedules(sql`s.id = ${id}::bigint`)).then(([found]) => found ?? null);

export type FeeVersionRow = {
  id: bigint;
  schedule_id: bigint;
  version: number;
  starts_on: string;
  tiers: FeeTier[];
  due_days: number;
  published_by_name: string | null;
  created_at: Date;
  why: string | null;
};

/** Every version of these schedules, the newest first. */
export const findVersions = (client: Queryable, scheduleIds: bigint[]) =>
  rows<Omit<FeeVersionRow, 'tiers'> & { tiers: unknown }>(
    client,
    sql`SELECT * FROM fee_version WHERE schedule_id = ANY(${scheduleIds}::bigint[]) ORDER BY version DESC`,
  ).then((found) => found.map((row): FeeVersionRow => ({ ...row, tiers: tiersShape.parse(row.tiers) })));

/** The day that it is where it is latest: of one merchant, or of all and in UTC. */
export const latestDay = (client: Queryable, merchantId: bigint | null, at: Date) =>
  rows<{ day: LocalDate }>(
    client,
    sql`SELECT max((${at}::timestamptz AT TIME ZONE time_zone)::date) AS day
          FROM (SELECT DISTINCT time_zone FROM merchant ${merchantId === null ? empty : sql`WHERE id = ${merchantId}`}
                ${merchantId === null ? sql`UNION SELECT 'UTC'` : empty}) zones`,
  ).then(([found]) => (found as { day: LocalDate }).day);

/** Makes a merchant's own schedule; null when it has one of this name and currency. */
export const insertSchedule = (client: Queryable, merchantId: bigint, name: ScheduleName, currency: string) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO fee_schedule (merchant_id, name, currency) VALUES (${merchantId}, ${name}, ${currency})
        ON CONFLICT (merchant_id, currency, name) DO NOTHING RETURNING id`,
  ).then(([made]) => made?.id ?? null);

export type NewVersion = {
  scheduleId: bigint;
  version: number;
  startsOn: string;
  tiers: FeeTier[];
  dueDays: number;
  publishedByName: string;
  at: Date;
  why: string | null;
};

/** @returns false when somebody else published that version meanwhile */
export const insertVersion = (client: Queryable, of: NewVersion): Promise<boolean> =>
  execute(
    client,
    sql`INSERT INTO fee_version (schedule_id, version, starts_on, tiers, due_days, published_by_name, created_at, why)
        VALUES (${of.scheduleId}, ${of.version}, ${of.startsOn}::date, ${JSON.stringify(tiersShape.encode(of.tiers))}::jsonb,
                ${of.dueDays}, ${of.publishedByName}, ${of.at}, ${of.why})
        ON CONFLICT (schedule_id, version) DO NOTHING`,
  ).then((made) => made > 0);
