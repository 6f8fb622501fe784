import { inngest } from '@/server/platform/inngest';
import { makeMonthlyInvoices } from './use-cases/make-monthly-invoices';

/** Makes the invoices of subscriptions, each once: asked for every hour, since months begin in every zone's own. */
export const makeMonthlyInvoicesJob = inngest.createFunction(
  { id: 'make-monthly-invoices', triggers: [{ cron: 'TZ=UTC 15 * * * *' }], retries: 3, concurrency: 1 },
  () => makeMonthlyInvoices(),
);
