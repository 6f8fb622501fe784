import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, execute, pool, type Queryable, rows, sql } from '@/server/platform/db';

export type SettlementRow = {
  id: bigint;
  through: LocalDate;
  status: 'settling' | 'done' | 'failed';
  merchants_done: number;
  requested_by: string;
  requested_at: Date;
  finished_at: Date | null;
  failure_reason: string | null;
  /** As JSON, whose amounts are text so that no unit is lost. */
  sums: { currency: CurrencyCode; merchants: number; payables: number; net: string }[];
};

const columns = sql`s.*, coalesce((
  SELECT json_agg(json_build_object('currency', currency, 'merchants', merchants, 'payables', payables, 'net', net_minor::text)
                  ORDER BY currency) FROM settlement_sum WHERE settlement_id = s.id), '[]') AS sums`;

export const findSettlement = (client: Queryable, id: bigint | string) =>
  rows<SettlementRow>(client, sql`SELECT ${columns} FROM settlement s WHERE s.id = ${id}::bigint`).then(
    (found) => found[0] ?? null,
  );

/** One row more than `limit`, the latest first. */
export const listSettlements = (limit: number, before: string | null) =>
  rows<SettlementRow>(
    pool(),
    sql`SELECT ${columns} FROM settlement s ${before === null ? empty : sql`WHERE s.id < ${before}::bigint`}
         ORDER BY s.id DESC LIMIT ${limit + 1}`,
  );

/** The settlement through a day that is at work, or else the last one that was done. */
export const findSettlementThrough = (client: Queryable, through: LocalDate) =>
  rows<SettlementRow>(
    client,
    sql`SELECT ${columns} FROM settlement s WHERE s.through = ${through} AND s.status <> 'failed'
         ORDER BY s.status = 'settling' DESC, s.id DESC LIMIT 1`,
  ).then((found) => found[0] ?? null);

/** Requests for settlements take turns. Held until the transaction ends. */
export const lockRequests = (client: Queryable) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtext('payables/request-settlement'))`);

export const insertSettlement = (
  client: Queryable,
  of: { through: LocalDate; requestedBy: string; requestedAt: Date },
) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO settlement (through, status, requested_by, requested_at)
        VALUES (${of.through}, 'settling', ${of.requestedBy}, ${of.requestedAt}) RETURNING id`,
  ).then((found) => (found[0] as { id: bigint }).id);

/** How far a merchant can be settled: through the day asked for, or its own present day where that has not begun. */
const reach = (through: LocalDate, now: Date) =>
  sql`least(${through}::date, (${now}::timestamptz AT TIME ZONE time_zone)::date)`;
const lags = (through: LocalDate, now: Date) =>
  sql`(settled_through IS NULL OR settled_through < ${reach(through, now)})`;

/** Whether a merchant is not settled that far. */
export const someoneLags = (client: Queryable, through: LocalDate, now: Date) =>
  rows(client, sql`SELECT FROM merchant WHERE ${lags(through, now)} LIMIT 1`).then((found) => found.length > 0);

/** The day that it is where it is latest. */
export const latestToday = (now: Date) =>
  rows<{ day: LocalDate }>(
    pool(),
    sql`SELECT max((${now}::timestamptz AT TIME ZONE time_zone)::date) AS day
          FROM (SELECT DISTINCT time_zone FROM merchant UNION SELECT 'UTC') zones`,
  ).then((found) => (found[0] as { day: LocalDate }).day);

export type SettlingRow = {
  id: bigint;
  through: LocalDate;
  last_merchant_id: bigint;
  merchants_done: number;
  requested_by: string;
};

/** The settlement, held so that one process works on it at a time; null when it is over. */
export const lockSettling = (client: Queryable, id: bigint) =>
  rows<SettlingRow>(
    client,
    sql`SELECT id, through, last_merchant_id, merchants_done, requested_by
          FROM settlement WHERE id = ${id} AND status = 'settling' FOR UPDATE`,
  ).then((found) => found[0] ?? null);

export type LaggingMerchant = { id: bigint; settled_through: LocalDate | null; through: LocalDate };

/** The next merchants that lag, locked against new payables and runs until they are settled. */
export const lockLagging = (client: Queryable, of: SettlingRow, now: Date, limit: number) =>
  rows<LaggingMerchant>(
    client,
    sql`SELECT id, settled_through, ${reach(of.through, now)} AS through FROM merchant
         WHERE id > ${of.last_merchant_id} AND ${lags(of.through, now)} ORDER BY id LIMIT ${limit} FOR UPDATE`,
  );

export type MovedRow = {
  merchant_id: bigint;
  through: LocalDate;
  currency: CurrencyCode;
  payables: number;
  net_minor: bigint;
};

/**
 * What falls due between how far each merchant is settled and how far it is to be, and is in no disbursement: only those
 * ranges of the index are read.
 */
export const sumDue = (client: Queryable, merchants: LaggingMerchant[]) =>
  rows<MovedRow>(
    client,
    sql`WITH open AS (
          SELECT m.id, m.through, unnest(datemultirange(daterange(m.settled, m.through, '(]')) - coalesce((
                   SELECT range_agg(daterange(d.period_from, d.period_to)) FROM disbursement d
                    WHERE d.merchant_id = m.id AND d.status <> 'cancelled'), '{}')) AS days
            FROM unnest(${merchants.map((m) => m.id)}::bigint[], ${merchants.map((m) => m.settled_through)}::date[],
                        ${merchants.map((m) => m.through)}::date[]) AS m(id, settled, through))
        SELECT open.id AS merchant_id, open.through, p.currency, count(*)::int AS payables,
               sum(p.gross_minor - p.fee_minor)::bigint AS net_minor
          FROM open JOIN payable p ON p.merchant_id = open.id
           AND p.due_on >= coalesce(lower(open.days), '-infinity') AND p.due_on < upper(open.days)
         GROUP BY open.id, open.through, p.currency ORDER BY open.id, p.currency`,
  );

/** Notes how far the merchants are settled. They are locked by the caller. */
export const noteSettled = (client: Queryable, merchants: LaggingMerchant[]) =>
  execute(
    client,
    sql`UPDATE merchant SET settled_through = m.through
          FROM unnest(${merchants.map((m) => m.id)}::bigint[], ${merchants.map((m) => m.through)}::date[]) AS m(id, through)
         WHERE merchant.id = m.id`,
  );

export const addSums = (client: Queryable, id: bigint, moved: MovedRow[]) =>
  execute(
    client,
    sql`INSERT INTO settlement_sum AS s (settlement_id, currency, merchants, payables, net_minor)
        SELECT ${id}, currency, count(*), sum(payables), sum(net_minor)
          FROM unnest(${moved.map((m) => m.currency)}::text[], ${moved.map((m) => m.payables)}::int[],
                      ${moved.map((m) => m.net_minor)}::bigint[]) AS m(currency, payables, net_minor)
         GROUP BY currency ORDER BY currency
        ON CONFLICT (settlement_id, currency) DO UPDATE SET merchants = s.merchants + excluded.merchants,
           payables = s.payables + excluded.payables, net_minor = s.net_minor + excluded.net_minor`,
  );

export const advanceSettlement = (
  client: Queryable,
  id: bigint,
  step: { done: number; lastMerchantId: bigint; finishedAt: Date | null },
) =>
  execute(
    client,
    sql`UPDATE settlement SET merchants_done = merchants_done + ${step.done}, last_merchant_id = ${step.lastMerchantId},
               finished_at = ${step.finishedAt}::timestamptz,
               status = (CASE WHEN ${step.finishedAt}::timestamptz IS NULL THEN 'settling' ELSE 'done' END)::settlement_status
         WHERE id = ${id} AND status = 'settling'`,
  );

export const failSettlement = (client: Queryable, id: bigint, reason: string, at: Date) =>
  execute(
    client,
    sql`UPDATE settlement SET status = 'failed', failure_reason = ${reason}, finished_at = ${at}
         WHERE id = ${id} AND status = 'settling'`,
  );
