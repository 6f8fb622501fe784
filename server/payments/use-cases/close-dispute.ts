import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { DISPUTE_LOST, DISPUTE_WON, disputeMoved } from '../events';
import { presentDispute } from '../present';
import type { Dispute } from '../schema/returns';
import { closeDispute as close, countDisputes, releaseDisputed } from '../store/disputes';
import { type DisputeRow, findDisputeRow } from '../store/reading';
import { sumOfSucceeded } from '../store/refunds';
import { lockPayment, movePayment } from '../store/working';

/** Records how a dispute ended, as the provider told. The same end again changes nothing; another one is refused. */
export async function closeDispute(actor: Actor | null, id: string, end: 'won' | 'lost'): Promise<Outcome<Dispute>> {
  const may = authorise(actor, 'payments:repair');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const seen = await findDisputeRow(may.value.merchantId, id, client);
    if (!seen) return refuse('not_found', 'There is no such dispute.');
    await lockPayment(client, seen.payment_id);
    const dispute = (await findDisputeRow(null, id, client)) as DisputeRow;
    if (dispute.status === end) return ok(presentDispute(dispute));
    const at = now();
    if (!(await close(client, dispute.id, end, at)))
      return refuse('impossible_move', `This dispute was ${dispute.status}, so it cannot be ${end}.`, {
        details: { currentState: dispute.status, possibleFrom: ['opened'] },
      });
    if (end === 'won') await releaseDisputed(client, dispute.payment_id, dispute.amount_minor, at);
    await leaveDisputed(client, dispute.payment_id, at);
    const closed = (await findDisputeRow(null, id, client)) as DisputeRow;
    await audit(client, {
      actor: may.value,
      action: `dispute.${end}`,
      object: { type: 'dispute', id },
      merchantId: (await lockPayment(client, dispute.payment_id))?.merchantId ?? null,
      before: { status: 'opened' },
      after: { status: end },
    });
    await emit(client, disputeMoved(end === 'won' ? DISPUTE_WON : DISPUTE_LOST, dispute.id));
    return ok(presentDispute(closed));
  });
}

/** Once no dispute is open the payment is what it was before, or lost. */
async function leaveDisputed(client: Queryable, paymentId: bigint, at: Date): Promise<void> {
  const { open, lost } = await countDisputes(client, paymentId);
  if (open > 0) return;
  const refunded = await sumOfSucceeded(client, paymentId);
  const move = lost > 0 ? 'chargeBack' : refunded > 0n ? 'settleAsPartlyRefunded' : 'settleAsCaptured';
  await movePayment(client, paymentId, move, at);
}
