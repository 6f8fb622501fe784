import { now } from '@/server/platform/clock';
import { pool, type Queryable } from '@/server/platform/db';
import { type Standing, standingOf } from '../domain/standing';
import type { PayoutChannel } from '../schema';
import type { StandingRow } from '../store/standing';
import { channelOf } from './channel-of';

/** Where payouts stand now, by the way on which those of their currency leave. */
export async function standingsOf<Row extends StandingRow>(
  found: Row[],
  client: Queryable = pool(),
): Promise<(Row & { standing: Standing })[]> {
  const channels = new Map<string, PayoutChannel>();
  for (const { currency } of found)
    if (!channels.has(currency)) channels.set(currency, await channelOf(client, currency));
  const at = now();
  return found.map((row) => ({ ...row, standing: standingOf(row, channels.get(row.currency) ?? 'bank', at) }));
}
