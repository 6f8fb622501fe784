import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { isPaymentThere } from '@/server/payments/door';
import { presentPayable } from '../present';
import type { Payable } from '../schema';
import { listOfPayment } from '../store/reading';

/** What a payment owes the merchant, with its refunds and disputes, in the order in which it arose. */
export async function listPaymentPayables(
  actor: Actor | null,
  paymentId: string,
): Promise<Outcome<{ data: Payable[] }>> {
  const may = authorise(actor, 'payables:read');
  if (!may.ok) return may;
  const { merchantId } = may.value;
  if (!(await isPaymentThere(merchantId, paymentId))) return refuse('not_found', 'There is no such payment.');
  return ok({ data: (await listOfPayment(merchantId, paymentId)).map(presentPayable) });
}
