import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { DISPUTE_OPENED, disputeMoved } from '../events';
import { presentDispute } from '../present';
import type { Dispute, OpenDisputeInput } from '../schema/returns';
import { findDisputeByProvider, insertDispute, reserveDispute } from '../store/disputes';
import { type DisputeRow, findDisputeRow } from '../store/reading';
import { lockPayment } from '../store/working';

/** Records that a cardholder disputes a payment, as its provider told: told twice, it is opened once. */
export async function openDispute(actor: Actor | null, input: OpenDisputeInput): Promise<Outcome<Dispute>> {
  const may = authorise(actor, 'payments:repair');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  return transaction(async (client) => {
    const payment = await lockPayment(client, input.id);
    if (!payment || (scope !== null && payment.merchantId !== scope))
      return refuse('not_found', 'There is no such payment.');
    const { providerReference = null, reason = null } = input;
    const there = providerReference && (await findDisputeByProvider(client, payment.id, providerReference));
    if (there) return ok(presentDispute((await findDisputeRow(null, there, client)) as DisputeRow));
    const left = payment.capturedMinor - payment.refundedMinor - payment.disputedMinor;
    const amountMinor = input.amount === undefined ? left : BigInt(input.amount);
    const at = now();
    if (amountMinor <= 0n || !(await reserveDispute(client, payment.id, amountMinor, at)))
      return refuse('impossible_move', `Of this payment, which is ${payment.status}, so much cannot be disputed.`, {
        details: { currentState: payment.status, possibleFrom: ['captured', 'partially_refunded', 'disputed'] },
      });
    const { merchantId, currency } = payment;
    const feeMinor = BigInt(input.fee);
    const of = { merchantId, paymentId: payment.id, amountMinor, feeMinor, currency, reason, providerReference, at };
    const id = await insertDispute(client, of);
    await audit(client, {
      actor: may.value,
      action: 'dispute.opened',
      object: { type: 'dispute', id: id.toString() },
      merchantId,
      after: { paymentId: payment.id, amountMinor, feeMinor, currency, status: 'opened' },
      ...(reason === null ? {} : { why: reason }),
    });
    await emit(client, disputeMoved(DISPUTE_OPENED, id));
    return ok(presentDispute((await findDisputeRow(null, id, client)) as DisputeRow));
  });
}
