import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { ListOrdersInput, OrderStatus } from '../schema';

export type OrderRow = {
  id: bigint;
  merchant_reference: string;
  external_reference: string;
  shopper_reference: string | null;
  description: string | null;
  amount_minor: bigint;
  currency: CurrencyCode;
  status: OrderStatus;
  reason: string | null;
  collection: 'under_way' | 'collected' | null;
  created_at: Date;
  moved_at: Date | null;
  completed_at: Date | null;
};

/** `scope`: the only merchant whose orders exist for whoever reads; null: all. */
export const findOrder = (client: Queryable, scope: bigint | null, id: bigint | string) =>
  rows<OrderRow>(
    client,
    sql`SELECT o.*, m.reference AS merchant_reference FROM "order" o JOIN merchant m ON m.id = o.merchant_id
         WHERE o.id = ${id} ${scope === null ? empty : sql`AND o.merchant_id = ${scope}`}`,
  ).then((found) => found[0] ?? null);

export const findOrderByReference = (client: Queryable, merchantId: bigint, externalReference: string) =>
  rows<OrderRow>(
    client,
    sql`SELECT o.*, m.reference AS merchant_reference FROM "order" o JOIN merchant m ON m.id = o.merchant_id
         WHERE o.merchant_id = ${merchantId} AND o.external_reference = ${externalReference}`,
  ).then((found) => found[0] ?? null);

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
