import { type Queryable, rows, sql } from '@/server/platform/db';
import type { PayoutChannel } from '../schema';

/** How payouts of a currency leave, as it was set last; null: it was never set. */
export const findChannel = (client: Queryable, currency: string) =>
  rows<{ channel: PayoutChannel }>(
    client,
    sql`SELECT channel FROM house_account WHERE currency = ${currency} ORDER BY id DESC LIMIT 1`,
  ).then((found) => found[0]?.channel ?? null);
