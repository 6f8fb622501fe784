import { jobActor } from '@/server/identity/door';
import { confirmOrder, declineOrder } from '@/server/orders/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, type Sql, sql } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import type { PaymentMove } from '../domain/payment-states';
import {
  PAYMENT_CAPTURED,
  PAYMENT_DECLINED,
  PAYMENT_FAILED,
  PAYMENT_VOIDED,
  paymentMoved,
  TRANSFER_ACCEPTED,
  TRANSFER_REJECTED,
} from '../events';
import type { AttemptKind, AttemptOutcome } from '../schema/states';
import { insertResult, lockPayment, movePayment, type WorkPayment } from '../store/working';
import type { Asked } from './call-provider';
import { requestWholeRefund } from './request-refund';
import type { TimedAnswer } from './timed';

export const paymentsJob = jobActor('process-payment');

/** Writes down what came of an attempt, and moves the payment by it, in one transaction. Told twice, it counts once. */
export async function recordPaymentAnswer(
  client: Queryable,
  paymentId: bigint,
  attempt: Asked & { id: bigint },
  answer: TimedAnswer,
): Promise<void> {
  const payment = await lockPayment(client, paymentId);
  if (!payment) throw new Error(`payment ${paymentId} is gone`);
  const { outcome, code = null, words = null, providerId = null, latencyMs } = answer;
  const result = {
    attemptId: attempt.id,
    merchantId: payment.merchantId,
    outcome,
    code,
    words,
    providerId,
    latencyMs,
    at: now(),
  };
  if (!(await insertResult(client, result))) return;
  const move = moveOf(attempt.about ?? attempt.kind, outcome, attempt.kind === 'look_up');
  if (move) await applyMove(client, payment, move, answer);
}

/** Moves a payment by what its provider said, with all that follows: audit, event, its order. @returns whether it moved */
export async function applyMove(
  client: Queryable,
  payment: WorkPayment,
  move: PaymentMove,
  answer: Pick<TimedAnswer, 'code' | 'words' | 'providerId'>,
  actor: Parameters<typeof confirmOrder>[2] = paymentsJob,
): Promise<boolean> {
  const at = now();
  const reason = answer.words ?? null;
  const columns: Sql[] = [];
  if (answer.providerId) columns.push(sql`provider_reference = ${answer.providerId}`);
  if (move === 'decline' || move === 'fail' || move === 'reject')
    columns.push(sql`reason_code = ${answer.code ?? null}`, sql`reason = ${reason}`);
  if (move === 'capture') columns.push(sql`captured_minor = amount_minor`, sql`captured_at = ${at}`);
  if (move !== 'authorise' && move !== 'lose') columns.push(sql`final_at = ${at}`);
  const moved = await movePayment(client, payment.id, move, at, columns);
  if (!moved) return false;
  await audit(client, {
    actor,
    action: `payment.${moved.status}`,
    object: { type: 'payment', id: payment.id.toString() },
    merchantId: payment.merchantId,
    before: { status: payment.status },
    after: { status: moved.status },
    ...(reason === null ? {} : { why: reason }),
  });
  const event = eventOf[move];
  if (event) await emit(client, paymentMoved(event, payment.id));
  if (moved.orderId === null) return true;
  if (move === 'capture') {
    const { order } = await confirmOrder(client, moved.orderId, actor);
    // The shopper does not get it any more: what was taken goes back.
    if (order.status === 'cancelled' || moved.releasedAt !== null) await requestWholeRefund(client, moved, actor);
  }
  if (move === 'decline' || move === 'fail' || move === 'void')
    await declineOrder(client, moved.orderId, actor, reason ?? 'The payment was given up.');
  return true;
}

/** Which move follows from what came of a call. */
function moveOf(kind: AttemptKind, outcome: AttemptOutcome, isLookUp: boolean): PaymentMove | null {
  if (outcome === 'unknown') return isLookUp ? null : 'lose';
  if (outcome !== 'succeeded' && outcome !== 'declined' && outcome !== 'failed') return null;
  const moves: Partial<Record<AttemptKind, Record<'succeeded' | 'declined' | 'failed', PaymentMove>>> = {
    authorise: { succeeded: 'authorise', declined: 'decline', failed: 'fail' },
    capture: { succeeded: 'capture', declined: 'fail', failed: 'fail' },
    void: { succeeded: 'void', declined: 'fail', failed: 'fail' },
    send: { succeeded: 'accept', declined: 'reject', failed: 'reject' },
  };
  return moves[kind]?.[outcome] ?? null;
}

const eventOf: Partial<Record<PaymentMove, Parameters<typeof paymentMoved>[0]>> = {
  capture: PAYMENT_CAPTURED,
  decline: PAYMENT_DECLINED,
  fail: PAYMENT_FAILED,
  void: PAYMENT_VOIDED,
  accept: TRANSFER_ACCEPTED,
  reject: TRANSFER_REJECTED,
};
