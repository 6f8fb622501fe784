import type { CurrencyCode } from '@/server/kernel/currency';
import { join, type Queryable, raw, rows, sql } from '@/server/platform/db';
import { orderMoves } from '../domain/order-states';
import type { OrderStatus } from '../schema';

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
export type OrderThere = {
  index: number;
  amountMinor: bigint;
  currency: CurrencyCode;
  createdAt: Date;
  status: OrderStatus;
  /** Whether its money goes through our own payments, and how far that has come. */
  collection: 'under_way' | 'collected' | null;
};

const completable = join(orderMoves.complete.from.map((status) => sql`${status}::order_status`));

/**
 * Completes those that are there, not completed yet and otherwise the same; of several completions of one order the first
 * counts. One that is being paid by us is not completed before that is known. Returns for each order what is there.
 */
export const completeOrders = (client: Queryable, orders: ImportedOrder[], at: Date) =>
  rows<OrderThere & { id: bigint; isCompletedNow: boolean; isOpen: boolean }>(
    client,
    sql`WITH asked AS MATERIALIZED (SELECT a.* FROM ${unnest(orders, 'a')}),
        first AS (
          SELECT DISTINCT ON (o.id) o.id, a.position, a.completed_at
            FROM asked a JOIN "order" o ON o.merchant_id = a.merchant_id AND o.external_reference = a.external_reference
           WHERE o.completed_at IS NULL AND o.status IN (${completable}) AND o.collection IS DISTINCT FROM 'under_way'
             AND a.completed_at >= o.created_at AND o.amount_minor = a.amount_minor AND o.currency = a.currency
           ORDER BY o.id, a.position),
        done AS (
          UPDATE "order" o SET completed_at = first.completed_at, status = 'delivered', moved_at = ${at} FROM first
           WHERE o.id = first.id AND o.completed_at IS NULL AND o.status IN (${completable})
             AND o.collection IS DISTINCT FROM 'under_way'
          RETURNING o.id, first.position)
        SELECT o.id, (a.position - 1)::int AS index, own.id IS NOT NULL AS "isCompletedNow",
               o.completed_at IS NULL AND any_done.id IS NULL AS "isOpen",
               o.amount_minor AS "amountMinor", o.currency, o.created_at AS "createdAt", o.status, o.collection
          FROM asked a JOIN "order" o ON o.merchant_id = a.merchant_id AND o.external_reference = a.external_reference
          LEFT JOIN done own ON own.position = a.position
          LEFT JOIN done any_done ON any_done.id = o.id
         ORDER BY a.position`,
  );

/** The ids of orders by their merchants and references, with the index of the order each belongs to. */
export const findOrderIds = (client: Queryable, orders: Pick<ImportedOrder, 'merchantId' | 'externalReference'>[]) =>
  rows<{ id: bigint; index: number }>(
    client,
    sql`SELECT o.id, (a.position - 1)::int AS index
          FROM unnest(${numbers(orders.map((o) => o.merchantId))}::bigint[], ${orders.map((o) => o.externalReference)}::text[])
               WITH ORDINALITY AS a(merchant_id, external_reference, position)
          JOIN "order" o USING (merchant_id, external_reference)`,
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
