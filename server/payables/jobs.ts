import { ORDER_DELIVERED, orderEventData } from '@/server/orders/events';
import {
  DISPUTE_OPENED,
  DISPUTE_WON,
  disputeData,
  PAYMENT_CAPTURED,
  paymentData,
  REFUND_SUCCEEDED,
  refundData,
} from '@/server/payments/events';
import { inngest } from '@/server/platform/inngest';
import { SETTLEMENT_REQUESTED, settlementRequestedData } from './events';
import { oweOrder } from './use-cases/owe-order';
import { oweDispute, oweDisputeWon, owePayment, oweRefund } from './use-cases/owe-payment';
import { requestDailySettlement } from './use-cases/request-settlement';
import { giveUpSettlement, settleBatch } from './use-cases/settle';

// Each owes once, however often its event is heard, and in whatever order.

export const owePaymentJob = inngest.createFunction(
  { id: 'owe-payment', triggers: [{ event: PAYMENT_CAPTURED }], retries: 10 },
  async ({ event }) => owePayment(BigInt(paymentData.parse(event.data).paymentId)),
);

export const oweRefundJob = inngest.createFunction(
  { id: 'owe-refund', triggers: [{ event: REFUND_SUCCEEDED }], retries: 10 },
  async ({ event }) => oweRefund(BigInt(refundData.parse(event.data).refundId)),
);

export const oweDisputeJob = inngest.createFunction(
  { id: 'owe-dispute', triggers: [{ event: DISPUTE_OPENED }], retries: 10 },
  async ({ event }) => oweDispute(BigInt(disputeData.parse(event.data).disputeId)),
);

export const oweDisputeWonJob = inngest.createFunction(
  { id: 'owe-dispute-won', triggers: [{ event: DISPUTE_WON }], retries: 10 },
  async ({ event }) => oweDisputeWon(BigInt(disputeData.parse(event.data).disputeId)),
);

export const oweOrderJob = inngest.createFunction(
  { id: 'owe-order', triggers: [{ event: ORDER_DELIVERED }], retries: 10 },
  async ({ event }) => oweOrder(BigInt(orderEventData.parse(event.data).orderId)),
);

/** Settles the merchants, some a step. PostgreSQL knows how far it came; the job only wakes it. */
export const settleJob = inngest.createFunction(
  {
    id: 'settle',
    triggers: [{ event: SETTLEMENT_REQUESTED }],
    retries: 10,
    onFailure: async ({ event, error }) => {
      const { settlementId } = settlementRequestedData.parse(event.data.event.data);
      await giveUpSettlement(BigInt(settlementId), `The settlement failed: ${error.message}. Ask for it again.`);
    },
  },
  async ({ event, step }) => {
    const { settlementId } = settlementRequestedData.parse(event.data);
    for (let batch = 0; ; batch++) {
      if (await step.run(`settle batch ${batch}`, () => settleBatch(BigInt(settlementId)))) return { settlementId };
    }
  },
);

/** Each hour, since days begin at another hour in each time zone: a merchant is settled once a day, soon after it begins. */
export const settleDailyJob = inngest.createFunction(
  { id: 'settle-daily', triggers: [{ cron: 'TZ=UTC 7 * * * *' }], retries: 5 },
  () => requestDailySettlement(),
);
