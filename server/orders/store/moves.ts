import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, join, type Queryable, rows, sql } from '@/server/platform/db';
import { type OrderMove, orderMoves } from '../domain/order-states';
import type { OrderStatus } from '../schema';

/** An order as its moves need to know it. */
export type OrderFacts = {
  id: bigint;
  merchantId: bigint;
  externalReference: string;
  amountMinor: bigint;
  currency: CurrencyCode;
  status: OrderStatus;
  collection: 'under_way' | 'collected' | null;
  createdAt: Date;
  movedAt: Date | null;
  completedAt: Date | null;
};

const facts = sql`o.id, o.merchant_id AS "merchantId", o.external_reference AS "externalReference",
  o.amount_minor AS "amountMinor", o.currency, o.status, o.collection, o.created_at AS "createdAt",
  o.moved_at AS "movedAt", o.completed_at AS "completedAt"`;

/** `scope`: the only merchant whose orders exist for whoever asks; null: all. */
const within = (scope: bigint | null) => (scope === null ? empty : sql`AND o.merchant_id = ${scope}`);

export const findOrderFacts = (client: Queryable, scope: bigint | null, id: bigint | string) =>
  rows<OrderFacts>(client, sql`SELECT ${facts} FROM "order" o WHERE o.id = ${id} ${within(scope)}`).then(
    (found) => found[0] ?? null,
  );

/** Of payments, cancellations and deliveries of one order each sees what the one before it left. Until COMMIT. */
export const lockOrder = (client: Queryable, scope: bigint | null, id: bigint | string) =>
  rows<OrderFacts>(
    client,
    sql`SELECT ${facts} FROM "order" o WHERE o.id = ${id} ${within(scope)} FOR NO KEY UPDATE`,
  ).then((found) => found[0] ?? null);

/** Moves an order if it is in a state that the move leads from. @returns the order after it, or null where it did not move */
export const moveOrder = (
  client: Queryable,
  id: bigint,
  move: OrderMove,
  { at, reason = null }: { at: Date; reason?: string | null },
) => {
  const { from, to } = orderMoves[move];
  const states = join(from.map((status) => sql`${status}::order_status`));
  return rows<OrderFacts>(
    client,
    sql`UPDATE "order" o
           SET status = ${to}::order_status, moved_at = ${at}, reason = ${reason}
               ${to === 'delivered' ? sql`, completed_at = greatest(${at}, o.created_at)` : empty}
         WHERE o.id = ${id} AND o.status IN (${states}) RETURNING ${facts}`,
  ).then((moved) => moved[0] ?? null);
};

/** Notes how far the collection of an order's money by us has come; null: it is not under way any more. */
export const noteCollection = (client: Queryable, id: bigint, collection: OrderFacts['collection']) =>
  rows<{ id: bigint }>(
    client,
    sql`UPDATE "order" SET collection = ${collection}::order_collection WHERE id = ${id} RETURNING id`,
  );

export type NewOrder = {
  merchantId: bigint;
  externalReference: string;
  shopperReference: string | null;
  description: string | null;
  amountMinor: bigint;
  currency: CurrencyCode;
};

/** Adds an order, unless its merchant has one of that reference: then null. */
export const insertOrder = (client: Queryable, order: NewOrder, at: Date) =>
  rows<OrderFacts>(
    client,
    sql`INSERT INTO "order" AS o (merchant_id, external_reference, shopper_reference, description, amount_minor, currency,
                                  status, created_at, moved_at)
        VALUES (${order.merchantId}, ${order.externalReference}, ${order.shopperReference}, ${order.description},
                ${order.amountMinor}, ${order.currency}, 'created', ${at}, ${at})
        ON CONFLICT (merchant_id, external_reference) DO NOTHING RETURNING ${facts}`,
  ).then((added) => added[0] ?? null);
