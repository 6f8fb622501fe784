import { followPayouts } from '@/server/disbursements/door';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { payoutDue } from '../events';
import { findApprovedOfRun, findApprovedRuns } from '../store/reading';
import { channelOf } from './channel-of';

/** Begins to pay an approved run: it is paying from here on, and each of its payouts goes its own way. Asked again, it does nothing twice. */
export const payRun = (runId: string): Promise<void> =>
  transaction(async (client) => {
    await followPayouts(client, runId);
    for (const { currency, ids } of await findApprovedOfRun(client, runId))
      if ((await channelOf(client, currency)) === 'bank') await emit(client, ...ids.map(payoutDue));
  });

/** Begins with approved runs that nobody began with, as after an event that was lost. */
export async function payForgottenRuns(): Promise<void> {
  for (const runId of await findApprovedRuns()) await payRun(runId);
}
