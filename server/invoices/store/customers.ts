import type { LocalDate } from '@/server/kernel/calendar';
import { empty, execute, type Queryable, readerFor, rows, type Sql, sql } from '@/server/platform/db';
import type { CustomerFacts } from '../domain/customer-facts';
import { DAYS_AHEAD } from '../domain/months-to-make';
import type { ListCustomersInput } from '../schema/customers';

export type CustomerRow = CustomerFacts & {
  id: bigint;
  reference: string;
  merchant_id: bigint | null;
  merchant_reference: string | null;
  created_at: Date;
  updated_at: Date;
};

const shown = sql`SELECT c.*, m.reference AS merchant_reference, d.reference AS dunning_policy
                    FROM customer c JOIN dunning_policy d ON d.id = c.dunning_policy_id LEFT JOIN merchant m ON m.id = c.merchant_id`;
const within = (scope: bigint | null) => (scope === null ? empty : sql`AND c.merchant_id = ${scope}`);
const first = <Row>(found: Row[]): Row | null => found[0] ?? null;

/** `scope`: the only merchant whose customers exist for whoever reads; null: all. */
export const findCustomer = (client: Queryable, scope: bigint | null, reference: string) =>
  rows<CustomerRow>(client, sql`${shown} WHERE c.reference = ${reference} ${within(scope)}`).then(first);

/** Until COMMIT no other change comes in between. */
export const lockCustomer = (client: Queryable, reference: string) =>
  rows<CustomerRow>(client, sql`${shown} WHERE c.reference = ${reference} FOR NO KEY UPDATE OF c`).then(first);

/** Deletes a customer that nothing refers to. @returns whether it did */
export const deleteUnused = (client: Queryable, id: bigint) =>
  execute(
    client,
    sql`DELETE FROM customer WHERE id = ${id} AND NOT EXISTS (SELECT FROM subscription WHERE customer_id = ${id})
           AND NOT EXISTS (SELECT FROM invoice WHERE customer_id = ${id})
           AND NOT EXISTS (SELECT FROM review_item WHERE customer_id = ${id})`,
  ).then((count) => count > 0);

/** One row more than `limit`, the newest first, older than the key `before`. */
export const findCustomers = (
  scope: bigint | null,
  { status, currency, search, limit }: Omit<ListCustomersInput, 'cursor'>,
  before: readonly [createdAt: string, id: string] | null,
) => {
  const holds = (column: Sql) => sql`strpos(lower(${column}), lower(${search ?? ''})) > 0`;
  return rows<CustomerRow>(
    readerFor(scope),
    sql`${shown} WHERE true ${within(scope)}
          ${status === undefined ? empty : sql`AND c.status = ${status}::customer_status`}
          ${currency === undefined ? empty : sql`AND c.currency = ${currency}`}
          ${search === undefined ? empty : sql`AND (${holds(sql`c.reference`)} OR ${holds(sql`c.name`)} OR ${holds(sql`c.email`)})`}
          ${before === null ? empty : sql`AND (c.created_at, c.id) < (${before[0]}::timestamptz, ${before[1]}::bigint)`}
        ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit + 1}`,
  );
};

/** Whoever calls has seen that there is such a policy; they are never deleted. */
const policyOf = (facts: CustomerFacts) =>
  sql`(SELECT id FROM dunning_policy WHERE reference = ${facts.dunning_policy})`;

/** Adds a customer, unless there is one of that reference: then null. */
export const insertCustomer = (
  client: Queryable,
  reference: string,
  merchantId: bigint | null,
  facts: CustomerFacts,
  at: Date,
) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO customer (reference, merchant_id, name, email, address, tax_id, currency, time_zone, locale, status,
                              status_reason, payment_token, card_brand, card_last4, card_expiry, tells_of_paid,
                              tells_of_failed, tells_of_expiry, dunning_policy_id, created_at, updated_at)
        VALUES (${reference}, ${merchantId}, ${facts.name}, ${facts.email}, ${facts.address}::text[], ${facts.tax_id},
                ${facts.currency}, ${facts.time_zone}, ${facts.locale}, ${facts.status}::customer_status,
                ${facts.status_reason}, ${facts.payment_token}, ${facts.card_brand}, ${facts.card_last4},
                ${facts.card_expiry}, ${facts.tells_of_paid}, ${facts.tells_of_failed}, ${facts.tells_of_expiry},
                ${policyOf(facts)}, ${at}, ${at})
        ON CONFLICT (reference) DO NOTHING RETURNING id`,
  ).then(first);

export const updateCustomer = (client: Queryable, id: bigint, facts: CustomerFacts, at: Date) =>
  rows<{ id: bigint }>(
    client,
    sql`UPDATE customer
           SET name = ${facts.name}, email = ${facts.email}, address = ${facts.address}::text[], tax_id = ${facts.tax_id},
               currency = ${facts.currency}, time_zone = ${facts.time_zone}, locale = ${facts.locale},
               status = ${facts.status}::customer_status, status_reason = ${facts.status_reason},
               payment_token = ${facts.payment_token}, card_brand = ${facts.card_brand},
               card_last4 = ${facts.card_last4}, card_expiry = ${facts.card_expiry},
               tells_of_paid = ${facts.tells_of_paid}, tells_of_failed = ${facts.tells_of_failed},
               tells_of_expiry = ${facts.tells_of_expiry}, dunning_policy_id = ${policyOf(facts)}, updated_at = ${at}
         WHERE id = ${id} RETURNING id`,
  );

/** Customers that may be missing an invoice of their subscriptions at an instant, by id, after `after`. */
export const findSubscribers = (client: Queryable, at: Date, after: bigint, limit: number) =>
  rows<{ id: bigint }>(
    client,
    sql`SELECT c.id
          FROM customer c CROSS JOIN LATERAL (SELECT (${at}::timestamptz AT TIME ZONE c.time_zone)::date AS today) local
         WHERE c.id > ${after} AND EXISTS (
                 SELECT FROM subscription s
                   CROSS JOIN LATERAL (VALUES (date_trunc('month', today)::date), (date_trunc('month', today + ${DAYS_AHEAD}::int)::date)) m(month)
                  WHERE s.customer_id = c.id
                    AND (c.invoiced_month IS NULL OR c.invoiced_month < m.month
                         OR ((s.ends_on IS NULL OR s.ends_on > m.month) AND s.starts_on < m.month + interval '1 month'
                             AND NOT EXISTS (SELECT FROM invoice i WHERE i.subscription_id = s.id AND i.period_from = m.month))))
         ORDER BY c.id LIMIT ${limit}`,
  );

/** Until COMMIT nobody else makes invoices of this customer's subscriptions. */
export const lockSubscriber = (client: Queryable, id: bigint) =>
  rows<{ time_zone: string; invoiced_month: LocalDate | null }>(
    client,
    sql`SELECT time_zone, invoiced_month FROM customer WHERE id = ${id} FOR NO KEY UPDATE`,
  ).then(first);

export const noteInvoiced = (client: Queryable, id: bigint, month: string) =>
  execute(client, sql`UPDATE customer SET invoiced_month = ${month}::date WHERE id = ${id}`);

export type CardHolderRow = {
  id: bigint;
  merchant_id: bigint | null;
  name: string;
  email: string;
  locale: string;
  time_zone: string;
  card_brand: string;
  card_last4: string;
  card_expiry: string;
};

/** Active customers whose card ends in one of these months (`MM/YY`) and who want to hear of it, by id, after `after`. */
export const findCardHolders = (client: Queryable, months: readonly string[], after: bigint, limit: number) =>
  rows<CardHolderRow>(
    client,
    sql`SELECT id, merchant_id, name, email, locale, time_zone, card_brand, card_last4, card_expiry FROM customer
         WHERE status = 'active' AND tells_of_expiry AND card_expiry = ANY(${[...months]}::text[]) AND id > ${after}
         ORDER BY id LIMIT ${limit}`,
  );
