import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, type Queryable, raw, readerFor, rows, sql } from '@/server/platform/db';
import type { ListOrdersInput, OrderStatus } from './schema';

export type OrderRow = {
  id: bigint;
  merchant_reference: string;
  external_reference: string;
  shopper_reference: string | null;
  amount_minor: bigint;
  currency: CurrencyCode;
  status: OrderStatus;
  created_at: Date;
  completed_at: Date | null;
};

/** One row more than `limit`, the newest first, older than the key `before`. */
export const listOrders = (
  merchantId: bigint | null,
  { limit, externalReference }: Pick<ListOrdersInput, 'limit' | 'externalReference'>,
  before: readonly [createdAt: string, id: string] | null,
) =>
  rows<OrderRow>(
    readerFor(merchantId),
    sql`SELECT o.*, m.reference AS merchant_reference FROM "order" o JOIN merchant m ON m.id = o.merchant_id
         WHERE true
           ${merchantId === null ? empty : sql`AND o.merchant_id = ${merchantId}`}
           ${externalReference === undefined ? empty : sql`AND o.external_reference = ${externalReference}`}
           ${before === null ? empty : sql`AND (o.created_at, o.id) < (${before[0]}::timestamptz, ${before[1]}::bigint)`}
         ORDER BY o.created_at DESC, o.id DESC LIMIT ${limit + 1}`,
  );

/** An order as another system completed it, or has not yet. */
export type ImportedOrder = {
  merchantId: bigint;
  externalReference: string;
  shopperReference: string | null;
  amountMinor: bigint;
  currency: CurrencyCode;
  createdAt: Date;
  completedAt: Date | null;
};

/**
 * Adds those that are new to their merchant. Returns the ids, with the index of the order each belongs to. Added in the
 * order of the references, so that two transactions with the same orders do not wait for each other in a circle.
 */
export const insertOrders = (client: Queryable, orders: ImportedOrder[]) =>
  rows<{ id: bigint; index: number }>(
    client,
    sql`WITH new AS MATERIALIZED (
          SELECT nextval('order_id_seq') AS id, o.* FROM ${unnest(orders, 'o')}),
        added AS (
          INSERT INTO "order" (id, merchant_id, external_reference, shopper_reference, amount_minor, currency, status, created_at, completed_at)
          SELECT id, merchant_id, external_reference, shopper_reference, amount_minor, currency,
                 (CASE WHEN completed_at IS NULL THEN 'confirmed' ELSE 'delivered' END)::order_status, created_at, completed_at
            FROM new ORDER BY merchant_id, external_reference COLLATE "C", position
          ON CONFLICT (merchant_id, external_reference) DO NOTHING RETURNING id)
        SELECT id, (position - 1)::int AS index FROM new JOIN added USING (id)`,
  );

/** What stands in the place of an order that was there before. */
export type OrderThere = { index: number; amountMinor: bigint; currency: CurrencyCode; createdAt: Date };

/**
 * Completes those that are there, not completed yet and otherwise the same; of several completions of one order the first
 * counts. Returns for each order what is there.
 */
export const completeOrders = (client: Queryable, orders: ImportedOrder[]) =>
  rows<OrderThere & { id: bigint; isCompletedNow: boolean; isOpen: boolean }>(
    client,
    sql`WITH asked AS MATERIALIZED (SELECT a.* FROM ${unnest(orders, 'a')}),
        first AS (
          SELECT DISTINCT ON (o.id) o.id, a.position, a.completed_at
            FROM asked a JOIN "order" o ON o.merchant_id = a.merchant_id AND o.external_reference = a.external_reference
           WHERE o.completed_at IS NULL AND o.status IN ('created', 'confirmed') AND a.completed_at >= o.created_at
             AND o.amount_minor = a.amount_minor AND o.currency = a.currency
           ORDER BY o.id, a.position),
        done AS (
          UPDATE "order" o SET completed_at = first.completed_at, status = 'delivered' FROM first
           WHERE o.id = first.id AND o.completed_at IS NULL RETURNING o.id, first.position)
        SELECT o.id, (a.position - 1)::int AS index, own.id IS NOT NULL AS "isCompletedNow",
               o.completed_at IS NULL AND any_done.id IS NULL AS "isOpen",
               o.amount_minor AS "amountMinor", o.currency, o.created_at AS "createdAt"
          FROM asked a JOIN "order" o ON o.merchant_id = a.merchant_id AND o.external_reference = a.external_reference
          LEFT JOIN done own ON own.position = a.position
          LEFT JOIN done any_done ON any_done.id = o.id
         ORDER BY a.position`,
  );

function unnest(orders: ImportedOrder[], alias: 'o' | 'a') {
  const texts = <Key extends keyof ImportedOrder>(key: Key) => orders.map((order) => order[key]);
  const instants = (key: 'createdAt' | 'completedAt') => orders.map((order) => order[key]?.toISOString() ?? null);
  return sql`unnest(${numbers(orders.map((o) => o.merchantId))}::bigint[], ${texts('externalReference')}::text[],
                    ${texts('shopperReference')}::text[], ${numbers(orders.map((o) => o.amountMinor))}::bigint[],
                    ${texts('currency')}::text[], ${instants('createdAt')}::timestamptz[], ${instants('completedAt')}::timestamptz[])
             WITH ORDINALITY AS ${raw(alias)}(merchant_id, external_reference, shopper_reference, amount_minor, currency, created_at, completed_at, position)`;
}

/** An array literal of integers: the driver would quote each element. */
const numbers = (values: bigint[]) => `{${values.join(',')}}`;
