import type { Queryable } from '@/server/platform/db';
import { currentPayoutProvider } from '../providers/providers';
import type { PayoutChannel } from '../schema';
import { findChannel } from '../store/house-accounts';

/** How payouts of a currency leave: as it was set; without a connection to the bank, in files alone. */
export async function channelOf(client: Queryable, currency: string): Promise<PayoutChannel> {
  if (currentPayoutProvider() === null) return 'file';
  return (await findChannel(client, currency)) ?? 'bank';
}
