import { inngest } from '@/server/platform/inngest';
import { dunInvoices } from './use-cases/dun-invoices';
import { makeMonthlyInvoices } from './use-cases/make-monthly-invoices';
import { tellOfExpiringCards } from './use-cases/tell-of-expiring-cards';

/** Makes the invoices of subscriptions, each once: asked for every hour, since months begin in every zone's own. */
export const makeMonthlyInvoicesJob = inngest.createFunction(
  { id: 'make-monthly-invoices', triggers: [{ cron: 'TZ=UTC 15 * * * *' }], retries: 3, concurrency: 1 },
  () => makeMonthlyInvoices(),
);

/** Reminds, and moves what is not paid, as days begin in every zone. */
export const dunInvoicesJob = inngest.createFunction(
  { id: 'dun-invoices', triggers: [{ cron: 'TZ=UTC 5 * * * *' }], retries: 3, concurrency: 1 },
  () => dunInvoices(),
);

/** Tells customers in time that their card ends, so that the next charge does not fail for it. */
export const tellOfExpiringCardsJob = inngest.createFunction(
  { id: 'tell-of-expiring-cards', triggers: [{ cron: 'TZ=UTC 35 * * * *' }], retries: 3, concurrency: 1 },
  () => tellOfExpiringCards(),
);
