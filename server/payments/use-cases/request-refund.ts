import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { refundRequested } from '../events';
import { presentRefund } from '../present';
import type { Refund, RefundInput } from '../schema/returns';
import { findRefund, type RefundRow } from '../store/reading';
import { findRefundByKey, insertRefund, reserveRefund } from '../store/refunds';
import { lockPayment, type WorkPayment } from '../store/working';

/**
 * Asks for money to go back, all that is left of it or a part: never more than was captured, whoever asks at the same time.
 * A business key makes it one refund for ever.
 */
export async function requestRefund(actor: Actor | null, input: RefundInput): Promise<Outcome<Refund>> {
  const may = authorise(actor, 'payments:write');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  return transaction(async (client) => {
    const payment = await lockPayment(client, input.id);
    if (!payment || (scope !== null && payment.merchantId !== scope))
      return refuse('not_found', 'There is no such payment.');
    const amount = input.amount === undefined ? null : BigInt(input.amount);
    const first = input.key === undefined ? null : await findRefundByKey(client, payment.merchantId, input.key);
    if (first) {
      const isSame = first.payment_id === payment.id && (amount ?? first.amount_minor) === first.amount_minor;
      if (!isSame) return refuse('idempotency_key_reused', 'This key was used for another refund: send a new one.');
      return ok(presentRefund((await findRefund(null, first.id, client)) as RefundRow));
    }
    const left = payment.capturedMinor - payment.refundedMinor - payment.disputedMinor;
    const amountMinor = amount ?? left;
    const id = amountMinor > 0n ? await reserve(client, payment, amountMinor, may.value, input) : null;
    if (id === null) return tooMuch(payment, left);
    return ok(presentRefund((await findRefund(null, id, client)) as RefundRow));
  });
}

/** All that is left of a payment goes back, in the caller's transaction: its order was cancelled. */
export async function requestWholeRefund(client: Queryable, payment: WorkPayment, actor: Actor): Promise<void> {
  const left = payment.capturedMinor - payment.refundedMinor - payment.disputedMinor;
  if (left > 0n) await reserve(client, payment, left, actor, { reason: 'The order was cancelled.' });
}

async function reserve(
  client: Queryable,
  payment: WorkPayment,
  amountMinor: bigint,
  actor: Actor,
  { reason, key }: { reason?: string | undefined; key?: string | undefined },
): Promise<bigint | null> {
  const at = now();
  if (!(await reserveRefund(client, payment.id, amountMinor, at))) return null;
  const { merchantId, currency } = payment;
  const id = await insertRefund(client, {
    merchantId,
    paymentId: payment.id,
    amountMinor,
    currency,
    why: reason ?? null,
    requestedBy: actorKey(actor),
    key: key ?? null,
    at,
  });
  await audit(client, {
    actor,
    action: 'refund.requested',
    object: { type: 'refund', id: id.toString() },
    merchantId,
    after: { paymentId: payment.id, amountMinor, currency, status: 'created' },
    ...(reason === undefined ? {} : { why: reason }),
  });
  await emit(client, refundRequested(id));
  return id;
}

const tooMuch = ({ status, currency }: WorkPayment, left: bigint): Outcome<never> =>
  status === 'captured' || status === 'partially_refunded'
    ? refuse(
        'conflict',
        `No more than what is left of the payment can go back: ${left} in minor units of ${currency}.`,
        {
          details: { currentState: status, left: { amount: Number(left), currency } },
        },
      )
    : refuse('impossible_move', `This payment is ${status.replaceAll('_', ' ')}, so nothing of it can go back.`, {
        details: { currentState: status, possibleFrom: ['captured', 'partially_refunded'] },
      });
