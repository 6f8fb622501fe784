import type { CurrencyCode } from '@/server/kernel/currency';
import { type Queryable, rows, sql } from '@/server/platform/db';
import { isOver, type Scope } from './calculation';

/** The next merchants of a run, for who only looks. */
export const findNextMerchants = (client: Queryable, scope: Scope, after: bigint, limit: number) =>
  rows<{ id: bigint }>(
    client,
    sql`SELECT id FROM merchant WHERE id > ${after} AND ${isOver(scope)} ORDER BY id LIMIT ${limit}`,
  ).then((found) => found.map((row) => row.id));

export type UsualRow = {
  merchant_id: bigint;
  currency: CurrencyCode;
  count: number;
  last_net_minor: bigint;
  low_minor: bigint;
  high_minor: bigint;
};

/** What merchants got in their latest twelve disbursements in which they had orders. */
export const findUsual = (client: Queryable, merchantIds: bigint[]) =>
  rows<UsualRow>(
    client,
    sql`SELECT m.id AS merchant_id, d.currency, count(*)::int AS count,
               (array_agg(d.net_minor ORDER BY d.period_to DESC))[1] AS last_net_minor,
               percentile_disc(0.05) WITHIN GROUP (ORDER BY d.net_minor) AS low_minor,
               percentile_disc(0.95) WITHIN GROUP (ORDER BY d.net_minor) AS high_minor
          FROM unnest(${merchantIds}::bigint[]) AS m(id)
         CROSS JOIN LATERAL (SELECT currency, net_minor, period_to FROM disbursement
                              WHERE merchant_id = m.id AND status <> 'cancelled' AND orders > 0
                              ORDER BY period_to DESC LIMIT 12) d
         GROUP BY m.id, d.currency`,
  );

export type NamedRow = { id: bigint; reference: string; name: string };

export const findNames = (client: Queryable, merchantIds: bigint[]) =>
  rows<NamedRow>(client, sql`SELECT id, reference, name FROM merchant WHERE id = ANY(${merchantIds}::bigint[])`).then(
    (found) => new Map(found.map((row) => [row.id, row])),
  );
