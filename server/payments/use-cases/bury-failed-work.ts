import { pool } from '@/server/platform/db';
import { paymentAccepted, refundRequested } from '../events';
import { findRefundForWork } from '../store/refunds';
import { findForWork } from '../store/working';
import { bury } from './bury';

/** The work on a payment failed for good, by a fault of ours: a person sees it, and can start it again. */
export async function buryPayment(id: string, error: string): Promise<void> {
  const payment = await findForWork(pool(), id);
  if (payment) await bury(payment, null, error, paymentAccepted(payment.id));
}

/** The same of a refund. */
export async function buryRefund(id: string, error: string): Promise<void> {
  const refund = await findRefundForWork(pool(), id);
  if (refund)
    await bury({ id: refund.paymentId, merchantId: refund.merchantId }, refund.id, error, refundRequested(refund.id));
}
