import { inngest } from '@/server/platform/inngest';
import { ORDER_CANCELLED, ORDER_CONFIRMED, orderEventData } from './events';
import { deliverWhenDue } from './use-cases/deliver-when-due';

/** Delivers a confirmed order after its time. The engine keeps the timer; PostgreSQL knows whether it still applies. */
export const deliverOrder = inngest.createFunction(
  {
    id: 'deliver-order',
    triggers: [{ event: ORDER_CONFIRMED }],
    cancelOn: [{ event: ORDER_CANCELLED, if: 'async.data.orderId == event.data.orderId' }],
    retries: 10,
  },
  async ({ event, step }) => {
    const { orderId } = orderEventData.parse(event.data);
    for (let wait = 0; ; wait++) {
      const due = await step.run(`deliver ${wait}`, () => deliverWhenDue(orderId));
      if (due === null) return { orderId };
      await step.sleepUntil(`until it is due ${wait}`, new Date(due));
    }
  },
);
