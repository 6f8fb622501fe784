import { post } from '@/server/ledger/door';
import { audit } from '@/server/platform/audit';
import type { Queryable } from '@/server/platform/db';
import { cancelPlanned, lockMerchantsOfRun } from '../store/calculation';
import { movesOf, toldOfEach } from './book-disbursements';

/**
 * Cancels what a run has planned, for one merchant or all, which opens those days again and gives the books back, in the
 * caller's transaction, which holds the run. @returns how many disbursements
 */
export async function releasePlanned(client: Queryable, runId: string, merchantId: bigint | null): Promise<number> {
  await lockMerchantsOfRun(client, runId);
  const cancelled = await cancelPlanned(client, runId, merchantId);
  await audit(client, ...toldOfEach('disbursement.cancelled', cancelled));
  // Last: it holds the accounts until the transaction ends.
  await post(client, movesOf('disbursement_cancelled', cancelled));
  return cancelled.length;
}
