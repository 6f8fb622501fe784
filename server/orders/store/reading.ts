import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, join, type Queryable, readerFor, rows, type Sql, sql } from '@/server/platform/db';
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

/** So long may a search take that no index helps: then whoever asks is told to narrow it. */
const SEARCH_MS = 5_000;

/** One row more than `limit`, the newest first, older than the key `before`. Null where the search takes too long. */
export const listOrders = (
  merchantId: bigint | null,
  filter: Omit<ListOrdersInput, 'merchant' | 'cursor'>,
  before: readonly [createdAt: string, id: string] | null,
): Promise<OrderRow[] | null> =>
  rows<OrderRow>(
    readerFor(merchantId, SEARCH_MS),
    sql`SELECT o.*, m.reference AS merchant_reference FROM "order" o JOIN merchant m ON m.id = o.merchant_id
         WHERE true
           ${merchantId === null ? empty : sql`AND o.merchant_id = ${merchantId}`}
           ${conditions(filter)}
           ${before === null ? empty : sql`AND (o.created_at, o.id) < (${before[0]}::timestamptz, ${before[1]}::bigint)`}
         ORDER BY o.created_at DESC, o.id DESC LIMIT ${filter.limit + 1}`,
  ).catch((error: { code?: string }) => {
    if (error.code === QUERY_CANCELED) return null;
    throw error;
  });

const QUERY_CANCELED = '57014';

function conditions({
  externalReference,
  status,
  createdFrom,
  createdTo,
  amountFrom,
  amountTo,
  currency,
  text,
}: Omit<ListOrdersInput, 'merchant' | 'cursor' | 'limit'>): Sql {
  const holds = (column: Sql) => sql`strpos(lower(${column}), lower(${text ?? ''})) > 0`;
  const all = [
    externalReference !== undefined && sql`o.external_reference = ${externalReference}`,
    status !== undefined && sql`o.status = ${status}::order_status`,
    createdFrom !== undefined && sql`o.created_at >= ${createdFrom}::timestamptz`,
    createdTo !== undefined && sql`o.created_at < ${createdTo}::timestamptz`,
    currency !== undefined && sql`o.currency = ${currency}`,
    amountFrom !== undefined && sql`o.amount_minor >= ${amountFrom}`,
    amountTo !== undefined && sql`o.amount_minor <= ${amountTo}`,
    text !== undefined &&
      sql`(${holds(sql`o.external_reference`)} OR ${holds(sql`o.shopper_reference`)} OR ${holds(sql`o.description`)})`,
  ].filter((condition) => condition !== false);
  return all.length === 0 ? empty : sql`AND ${join(all, ' AND ')}`;
}
