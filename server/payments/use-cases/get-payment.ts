import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { presentAttempt, presentDispute, presentPayment, presentRefund } from '../present';
import type { Payment, PaymentDetail } from '../schema/payments';
import type { Refund } from '../schema/returns';
import { findPayment, listRefunds as findRefunds, listAttempts, listDisputes } from '../store/reading';

/** One payment as it is now, without its history: for what is told to others. */
export async function getPaymentAlone(actor: Actor | null, id: string): Promise<Outcome<Payment>> {
  const may = authorise(actor, 'payments:read');
  if (!may.ok) return may;
  const row = await findPayment(may.value.merchantId, id);
  return row ? ok(presentPayment(row)) : refuse('not_found', 'There is no such payment.');
}

/** One payment with everything that was tried, refunded and disputed. What it owes is told by the room `payables`. */
export async function getPayment(actor: Actor | null, id: string): Promise<Outcome<PaymentDetail>> {
  const payment = await getPaymentAlone(actor, id);
  if (!payment.ok) return payment;
  const scope = actor?.merchantId ?? null;
  const [attempts, refunds, disputes] = await Promise.all([
    listAttempts(scope, BigInt(id)),
    findRefunds(scope, BigInt(id)),
    listDisputes(scope, BigInt(id)),
  ]);
  return ok({
    ...payment.value,
    attempts: attempts.map(presentAttempt),
    refunds: refunds.map(presentRefund),
    disputes: disputes.map(presentDispute),
  });
}

/** The refunds of one payment, the first one first. */
export async function listRefunds(actor: Actor | null, paymentId: string): Promise<Outcome<{ data: Refund[] }>> {
  const payment = await getPaymentAlone(actor, paymentId);
  if (!payment.ok) return payment;
  return ok({ data: (await findRefunds(actor?.merchantId ?? null, BigInt(paymentId))).map(presentRefund) });
}
