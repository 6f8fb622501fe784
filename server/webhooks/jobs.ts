import { inngest } from '@/server/platform/inngest';
import { DELIVERY_DUE, deliveryDueData } from './events';
import { attemptDelivery } from './use-cases/attempt-delivery';
import { makeMessages as make } from './use-cases/make-messages';
import { sources } from './use-cases/sources';
import { wakeForgotten } from './use-cases/wake-forgotten';

/** Something happened that may be told. What it was, and in which order, the database knows. */
export const makeMessages = inngest.createFunction(
  {
    id: 'make-webhook-messages',
    triggers: Object.keys(sources).map((event) => ({ event })),
    concurrency: { limit: 1 },
    retries: 4,
  },
  ({ step }) => step.run('make messages', () => make()),
);

/**
 * Makes a delivery, attempt by attempt, with days between the last ones. The database knows how far it came; this only
 * wakes it. One slow receiver holds up few of the deliveries that are made at once.
 */
export const deliverWebhook = inngest.createFunction(
  {
    id: 'deliver-webhook',
    triggers: [{ event: DELIVERY_DUE }],
    retries: 10,
    concurrency: [{ limit: 4, key: 'event.data.endpointId' }, { limit: 24 }],
  },
  async ({ event, step }) => {
    const { deliveryId } = deliveryDueData.parse(event.data);
    for (let turn = 0; ; turn++) {
      const next = await step.run(`attempt ${turn}`, () => attemptDelivery(deliveryId));
      if (next.over) return { deliveryId };
      await step.sleepUntil(`until ${turn}`, next.until);
    }
  },
);

/** Every minute. */
export const wakeForgottenWebhooks = inngest.createFunction(
  { id: 'wake-forgotten-webhooks', triggers: [{ cron: 'TZ=UTC * * * * *' }], concurrency: { limit: 1 } },
  () => wakeForgotten(),
);
