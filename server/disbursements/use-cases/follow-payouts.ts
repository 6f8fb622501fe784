import { jobActor } from '@/server/identity/door';
import { localDate } from '@/server/kernel/calendar';
import { oweOn } from '@/server/payables/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { runPaid } from '../events';
import type { RunStatus } from '../schema';
import { countUnpaid, endWithoutPayment, lockPayingRun, setRunStatus } from '../store/paying';

const followed: readonly RunStatus[] = ['approved', 'paying', 'completed', 'completed_with_failures'];

/**
 * Brings an approved run to where its payouts are, in the caller's transaction, which has moved one of them: paying while
 * one is under way, then completed, with failures where one did not arrive. Comes last but for the ledger: it holds the run.
 */
export async function followPayouts(client: Queryable, runId: string): Promise<RunStatus | null> {
  const before = await lockPayingRun(client, runId);
  if (before === null || !followed.includes(before)) return before;
  const { under_way: underWay, failed } = await countUnpaid(client, runId);
  const status = underWay > 0 ? 'paying' : failed > 0 ? 'completed_with_failures' : 'completed';
  if (status === before) return status;
  await setRunStatus(client, runId, status, status === 'paying' ? null : now());
  await audit(client, {
    actor: jobActor('pay-run'),
    action: `run.${status}`,
    object: { type: 'run', id: runId },
    merchantId: null,
    before: { status: before },
    after: { status },
  });
  if (status !== 'paying') await emit(client, runPaid({ runId }));
  return status;
}

/**
 * Ends an approved disbursement without paying it, in the caller's transaction: all of it is owed on into the next period,
 * as one payable. @returns false where it is paid, or on its way
 */
export async function carryDisbursement(client: Queryable, id: bigint): Promise<boolean> {
  const carried = await endWithoutPayment(client, id);
  if (!carried) return false;
  const day = localDate(carried.period_to);
  await oweOn(client, [
    {
      kind: 'carried',
      merchantId: carried.merchant_id,
      sourceId: id,
      currency: carried.currency,
      grossMinor: carried.paid_minor,
      feeMinor: 0n,
      naturalOn: day,
      bookedOn: day,
    },
  ]);
  return true;
}
