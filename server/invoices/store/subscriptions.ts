import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, execute, type Queryable, rows, sql } from '@/server/platform/db';

export type SubscriptionRow = {
  id: bigint;
  customer: string;
  merchant_id: bigint | null;
  plan: string;
  quantity: number;
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  pauses: { from: LocalDate; to: LocalDate | null }[];
  created_at: Date;
};

const first = <Row>(found: Row[]): Row | null => found[0] ?? null;
const pausesOf = sql`(SELECT coalesce(json_agg(json_build_object('from', x.pauses_on, 'to', x.resumes_on) ORDER BY x.pauses_on), '[]')
                        FROM subscription_pause x WHERE x.subscription_id = s.id)`;
const shown = sql`SELECT s.*, c.reference AS customer, p.reference AS plan, ${pausesOf} AS pauses
                    FROM subscription s JOIN customer c ON c.id = s.customer_id JOIN plan p ON p.id = s.plan_id`;
const within = (scope: bigint | null) => (scope === null ? empty : sql`AND s.merchant_id = ${scope}`);

export const findSubscription = (client: Queryable, scope: bigint | null, id: bigint | string) =>
  rows<SubscriptionRow>(client, sql`${shown} WHERE s.id = ${id} ${within(scope)}`).then(first);

/** Until COMMIT no other change comes in between. */
export const lockSubscription = (client: Queryable, id: bigint | string) =>
  rows<SubscriptionRow>(client, sql`${shown} WHERE s.id = ${id} FOR NO KEY UPDATE OF s`).then(first);

/** One row more than `limit`, the newest first, older than the id `before`. */
export const findSubscriptions = (
  client: Queryable,
  scope: bigint | null,
  { customer, plan, limit }: { customer?: string | undefined; plan?: string | undefined; limit: number },
  before: string | null,
) =>
  rows<SubscriptionRow>(
    client,
    sql`${shown} WHERE true ${within(scope)}
          ${customer === undefined ? empty : sql`AND c.reference = ${customer}`}
          ${plan === undefined ? empty : sql`AND p.reference = ${plan}`}
          ${before === null ? empty : sql`AND s.id < ${before}::bigint`}
        ORDER BY s.id DESC LIMIT ${limit + 1}`,
  );

export type NewSubscription = {
  customerId: bigint;
  merchantId: bigint | null;
  planId: bigint;
  quantity: number;
  startsOn: string;
};
export const insertSubscription = (client: Queryable, one: NewSubscription, at: Date) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO subscription (customer_id, merchant_id, plan_id, quantity, starts_on, created_at)
        VALUES (${one.customerId}, ${one.merchantId}, ${one.planId}, ${one.quantity}, ${one.startsOn}::date, ${at})
        RETURNING id`,
  ).then((added) => (added[0] as { id: bigint }).id);

export const endSubscription = (client: Queryable, id: bigint, endsOn: string) =>
  execute(client, sql`UPDATE subscription SET ends_on = ${endsOn}::date WHERE id = ${id}`);

export const insertPause = (client: Queryable, of: SubscriptionRow, from: string, to: string | null) =>
  execute(
    client,
    sql`INSERT INTO subscription_pause (subscription_id, merchant_id, pauses_on, resumes_on)
        VALUES (${of.id}, ${of.merchant_id}, ${from}::date, ${to}::date)`,
  );

/** Ends the pause that goes on. @returns whether there was one that began before that day */
export const endPause = (client: Queryable, id: bigint, on: string) =>
  execute(
    client,
    sql`UPDATE subscription_pause SET resumes_on = ${on}::date
         WHERE subscription_id = ${id} AND resumes_on IS NULL AND pauses_on < ${on}::date`,
  ).then((ended) => ended > 0);

/** A subscription as the making of a month's invoice needs it, with the price that its customer's currency has then. */
export type Billable = {
  id: bigint;
  customer_id: bigint;
  merchant_id: bigint | null;
  currency: CurrencyCode;
  plan_name: string;
  tax_rate_ppm: number;
  quantity: number;
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  pauses: { from: LocalDate; to: LocalDate | null }[];
  price_minor: bigint | null;
};

/** Subscriptions of a customer that touch the month and have no invoice for it. */
export const findBillable = (client: Queryable, customerId: bigint, from: string, to: string) =>
  rows<Billable>(
    client,
    sql`SELECT s.id, s.customer_id, s.merchant_id, c.currency, p.name AS plan_name, p.tax_rate_ppm, s.quantity, s.starts_on,
               s.ends_on, ${pausesOf} AS pauses,
               (SELECT r.amount_minor FROM plan_price r
                 WHERE r.plan_id = p.id AND r.currency = c.currency AND r.valid_from <= ${from}::date
                 ORDER BY r.valid_from DESC LIMIT 1) AS price_minor
          FROM subscription s JOIN customer c ON c.id = s.customer_id JOIN plan p ON p.id = s.plan_id
         WHERE s.customer_id = ${customerId} AND s.starts_on < ${to}::date
           AND (s.ends_on IS NULL OR s.ends_on > ${from}::date)
           AND NOT EXISTS (SELECT FROM invoice i WHERE i.subscription_id = s.id AND i.period_from = ${from}::date)
         ORDER BY s.id`,
  );
