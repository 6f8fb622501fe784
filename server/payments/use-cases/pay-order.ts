import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, RefusedError, refuse } from '@/server/kernel/outcome';
import { beginPayment, findOrderFacts } from '@/server/orders/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { mayMove } from '../domain/payment-states';
import { paymentAccepted } from '../events';
import { presentPayment } from '../present';
import type { Payment, PayOrderInput } from '../schema/payments';
import { claimRequest, findRequest } from '../store/accepting';
import { findPayment, type PaymentRow } from '../store/reading';
import { cardColumns, insertPaymentOfOrder, lockPaymentOfOrder, movePayment, type WorkPayment } from '../store/working';
import { hashRequest, type Instrument, readCard } from './read-request';

/**
 * Pays an order by card: the order's one payment, or another try at it with another card after one that was declined. The
 * same request again gets the first answer; of two at once, one pays.
 */
export async function payOrder(
  actor: Actor | null,
  input: PayOrderInput,
  idempotencyKey: string | null = null,
): Promise<Outcome<Payment>> {
  const may = authorise(actor, 'payments:write');
  if (!may.ok) return may;
  const paidWith = await readCard(input.card);
  if (!paidWith.ok) return paidWith;
  try {
    return await transaction((client) => pay(client, may.value, input, paidWith.value, idempotencyKey));
  } catch (error) {
    // A refusal in the middle of the transaction: nothing of it stays.
    if (error instanceof RefusedError) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function pay(
  client: Queryable,
  actor: Actor,
  input: PayOrderInput,
  { provider, token, card }: Instrument,
  idempotencyKey: string | null,
): Promise<Outcome<Payment>> {
  const order = await findOrderFacts(client, actor.merchantId, input.id);
  if (!order) return refuse('not_found', 'There is no such order.');
  const hash = hashRequest(`/orders/${input.id}/payments`, input);
  const key = input.key ?? idempotencyKey;
  if (order.amountMinor > 0n) await insertPaymentOfOrder(client, order, provider, now());
  const payment = await lockPaymentOfOrder(client, order.id);
  // Behind the lock: whoever asked the same a moment ago has been answered.
  const first = key === null ? null : await findRequest(client, order.merchantId, key);
  if (first) return first.hash === hash ? ok(JSON.parse(first.answer) as Payment) : reused;
  if (payment && !mayBePaid(payment)) throw new RefusedError(beingPaid(payment).refusal);
  const begun = await beginPayment(client, actor.merchantId, order.id);
  if (!begun.ok) throw new RefusedError(begun.refusal);
  if (!payment || !card) throw new Error(`order ${order.id} can be paid but has no payment`);

  const customerReference = input.customerReference ?? null;
  const at = now();
  await movePayment(
    client,
    payment.id,
    'tryAgain',
    at,
    cardColumns(input.method, card, { customerReference, provider, token }),
  );
  await audit(client, {
    actor,
    action: 'payment.accepted',
    object: { type: 'payment', id: payment.id.toString() },
    merchantId: payment.merchantId,
    before: { status: payment.status },
    after: { status: 'created', method: input.method, card },
  });
  await emit(client, paymentAccepted(payment.id));
  const answer = presentPayment((await findPayment(null, payment.id, client)) as PaymentRow);
  const claim = await claimRequest(client, {
    actorKey: actorKey(actor),
    idempotencyKey,
    hash,
    merchantId: payment.merchantId,
    key,
    paymentId: payment.id,
    answer: JSON.stringify(answer),
    at,
  });
  if (claim.verdict !== 'new') throw new RefusedError(reused.refusal);
  return ok(answer);
}

/** Nobody has paid it, or the last try ended without money. */
const mayBePaid = (payment: WorkPayment): boolean =>
  mayMove(payment.status, 'tryAgain') && !(payment.status === 'created' && payment.method !== null);

const beingPaid = ({ status }: WorkPayment) =>
  refuse(
    'impossible_move',
    `The payment of this order is ${status.replaceAll('_', ' ')}, so it cannot be paid again.`,
    {
      details: { currentState: status, possibleFrom: ['created', 'declined', 'failed'] },
    },
  );

const reused = refuse('idempotency_key_reused', 'This key was used for another request: send a new one.');
