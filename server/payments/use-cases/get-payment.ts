import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { askedAgainAt, openCall } from '../domain/next-call';
import { presentAttempt, presentDispute, presentPayment, presentRefund } from '../present';
import type { Payment, PaymentDetail } from '../schema/payments';
import type { Refund } from '../schema/returns';
import { countReplays, findStuckSince } from '../store/dead-letters';
import { findPaymentInFull } from '../store/payment-in-full';
import { type AttemptRow, findPayment, listRefunds as findRefunds } from '../store/reading';

/** One payment as it is now, without its history: for what is told to others. */
export async function getPaymentAlone(actor: Actor | null, id: string): Promise<Outcome<Payment>> {
  const may = authorise(actor, 'payments:read');
  if (!may.ok) return may;
  const row = await findPayment(may.value.merchantId, id);
  return row ? ok(presentPayment(row)) : noPayment;
}

/** One payment with everything that was tried, refunded and disputed. What it owes is told by the room `payables`. */
export async function getPayment(actor: Actor | null, id: string): Promise<Outcome<PaymentDetail>> {
  const may = authorise(actor, 'payments:read');
  if (!may.ok) return may;
  const [found, stuckSince] = await Promise.all([
    findPaymentInFull(may.value.merchantId, id),
    findStuckSince(BigInt(id)),
  ]);
  if (!found) return noPayment;
  const { payment, attempts, refunds, disputes } = found;
  const open = stuckSince === null ? await findAskedAgain(BigInt(id), attempts) : new Map<bigint, Date>();
  return ok({
    ...presentPayment(payment),
    attempts: attempts.map((attempt) => presentAttempt(attempt, open.get(attempt.id) ?? null)),
    refunds: refunds.map(presentRefund),
    disputes: disputes.map(presentDispute),
    stuckSince: stuckSince?.toISOString() ?? null,
  });
}

/** The attempts of which it is not known what came of them, with when the provider is asked next. */
async function findAskedAgain(paymentId: bigint, attempts: AttemptRow[]): Promise<Map<bigint, Date>> {
  const askedAgain = new Map<bigint, Date>();
  for (const refundId of new Set(attempts.map(({ refund_id }) => refund_id))) {
    const calls = attempts
      .filter(({ refund_id }) => refund_id === refundId)
      .map((row) => ({ ...row, asksAbout: attempts.find(({ number }) => number === row.asked_number)?.id ?? null }));
    const about = openCall(calls);
    const at = about && askedAgainAt(calls, now(), 1 + (await countReplays(paymentId, refundId)));
    if (at) askedAgain.set(about.id, at);
  }
  return askedAgain;
}

/** The refunds of one payment, the first one first. */
export async function listRefunds(actor: Actor | null, paymentId: string): Promise<Outcome<{ data: Refund[] }>> {
  const payment = await getPaymentAlone(actor, paymentId);
  if (!payment.ok) return payment;
  return ok({ data: (await findRefunds(actor?.merchantId ?? null, BigInt(paymentId))).map(presentRefund) });
}

const noPayment = refuse('not_found', 'There is no such payment.');
