import { ORDER_CANCELLED, ORDER_CREATED, orderEventData } from '@/server/orders/events';
import { inngest } from '@/server/platform/inngest';
import { PAYMENT_ACCEPTED, paymentData, REFUND_REQUESTED, refundData } from './events';
import { advancePayment } from './use-cases/advance-payment';
import { advanceRefund } from './use-cases/advance-refund';
import { buryPayment, buryRefund } from './use-cases/bury-failed-work';
import { makePaymentOfOrder, releasePaymentOfOrder } from './use-cases/follow-order';
import type { Progress } from './use-cases/progress';

type Step = {
  run(name: string, work: () => Promise<Progress>): Promise<Progress>;
  sleep(name: string, ms: number): Promise<void>;
};

/** One call to the provider a step, with the waits between them kept by the engine. */
async function workOff(step: Step, advance: () => Promise<Progress>): Promise<void> {
  for (let call = 0; ; call++) {
    const progress = await step.run(`call ${call}`, advance);
    if (progress.done) return;
    if (progress.waitMs > 0) await step.sleep(`wait ${call}`, progress.waitMs);
  }
}

/** Takes the money of a payment that was accepted. PostgreSQL knows how far it came; the job only wakes it. */
export const processPayment = inngest.createFunction(
  {
    id: 'process-payment',
    triggers: [{ event: PAYMENT_ACCEPTED }],
    retries: 10,
    onFailure: async ({ event, error }) =>
      buryPayment(paymentData.parse(event.data.event.data).paymentId, error.message),
  },
  async ({ event, step }) => {
    const { paymentId } = paymentData.parse(event.data);
    await workOff(step as unknown as Step, () => advancePayment(paymentId));
    return { paymentId };
  },
);

/** Gives money back that was asked to go back. */
export const processRefund = inngest.createFunction(
  {
    id: 'process-refund',
    triggers: [{ event: REFUND_REQUESTED }],
    retries: 10,
    onFailure: async ({ event, error }) => buryRefund(refundData.parse(event.data.event.data).refundId, error.message),
  },
  async ({ event, step }) => {
    const { refundId } = refundData.parse(event.data);
    await workOff(step as unknown as Step, () => advanceRefund(refundId));
    return { refundId };
  },
);

/** Makes the payment of each order that comes in. */
export const makeOrderPayment = inngest.createFunction(
  { id: 'make-order-payment', triggers: [{ event: ORDER_CREATED }], retries: 10 },
  ({ event }) => makePaymentOfOrder(orderEventData.parse(event.data).orderId),
);

/** Lets go of the payment of an order that is cancelled. */
export const releaseOrderPayment = inngest.createFunction(
  { id: 'release-order-payment', triggers: [{ event: ORDER_CANCELLED }], retries: 10 },
  ({ event }) => releasePaymentOfOrder(orderEventData.parse(event.data).orderId),
);
