import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { CreatePaymentInput } from '@/server/payments/schema/payments';
import { advancePayment } from '@/server/payments/use-cases/advance-payment';
import { advanceRefund } from '@/server/payments/use-cases/advance-refund';
import { createPayment } from '@/server/payments/use-cases/create-payment';
import { requestRefund } from '@/server/payments/use-cases/request-refund';

const demo = jobActor('demo');

/** A card that goes through, or another of `server/payments/providers/simulated-behaviour.ts`. */
export const cardNumbered = (cardNumber = '4242424242424242') => ({
  cardNumber,
  holder: 'Ada Lovelace',
  expiry: '12/40',
  verificationCode: cardNumber.startsWith('3') ? '1234' : '123',
});

/** A card payment as most are. */
export const paymentOf = (
  merchant: { reference: string; currency: string },
  amountMinor: number,
): CreatePaymentInput => ({
  merchant: merchant.reference,
  method: 'credit_card',
  description: 'Two atlases',
  amount: { amount: amountMinor, currency: merchant.currency },
  card: cardNumbered(),
});

/** Takes a payment and works it off as far as it comes without waiting. @returns its id */
export async function takePayment(
  merchant: { reference: string; currency: string },
  amountMinor: number,
  more: Partial<CreatePaymentInput> = {},
): Promise<string> {
  const { id } = unwrap(await createPayment(demo, { ...paymentOf(merchant, amountMinor), ...more }));
  await workOff(() => advancePayment(id));
  return id;
}

/** Sends money of a payment back; without an amount, all that is left. @returns the refund's id */
export async function refundPayment(id: string, amount?: number): Promise<string> {
  const refund = unwrap(await requestRefund(demo, { id, ...(amount === undefined ? {} : { amount }) }));
  await workOff(() => advanceRefund(refund.id));
  return refund.id;
}

/** Does what a job does, up to where it would wait. @returns how long it would, or null where nothing is left to do */
export async function workOff(advance: () => ReturnType<typeof advancePayment>): Promise<number | null> {
  for (;;) {
    const progress = await advance();
    if (progress.done) return null;
    if (progress.waitMs > 0) return progress.waitMs;
  }
}
