import { inngest } from '@/server/platform/inngest';
import {
  BREAKER_CHANGED,
  billingRunData,
  breakerChangedData,
  CHARGES_ANSWERED,
  chargesAnsweredData,
  RUN_ENDED,
} from '../events';
import { tellOfBreaker } from '../use-cases/notices/tell-of-breaker';
import { tellOfCharges } from '../use-cases/notices/tell-of-charges';
import { tellOfReviews } from '../use-cases/notices/tell-of-reviews';
import { tellOfRun } from '../use-cases/notices/tell-of-run';
import { tellOfStuck } from '../use-cases/notices/tell-of-stuck';

/** One batch after the other: mails are made beside the charging, and must not slow it down. */
export const tellOfChargesJob = inngest.createFunction(
  { id: 'tell-of-charges', triggers: [{ event: CHARGES_ANSWERED }], retries: 5, concurrency: { limit: 1 } },
  ({ event, step }) => step.run('tell', () => tellOfCharges(chargesAnsweredData.parse(event.data).attemptIds)),
);

export const tellOfRunJob = inngest.createFunction(
  { id: 'tell-of-billing-run', triggers: [{ event: RUN_ENDED }], retries: 5 },
  ({ event, step }) => step.run('tell', () => tellOfRun(billingRunData.parse(event.data).runId)),
);

export const tellOfBreakerJob = inngest.createFunction(
  { id: 'tell-of-breaker', triggers: [{ event: BREAKER_CHANGED }], retries: 5 },
  ({ event, step }) =>
    step.run('tell', () => {
      const { provider, state } = breakerChangedData.parse(event.data);
      return tellOfBreaker(provider, state);
    }),
);

export const tellOfStuckJob = inngest.createFunction(
  { id: 'tell-of-stuck-charges', triggers: [{ cron: 'TZ=UTC 25 * * * *' }], retries: 3, concurrency: 1 },
  () => tellOfStuck(),
);

/** After the hour in which looking ahead is done. */
export const tellOfReviewsJob = inngest.createFunction(
  { id: 'tell-of-reviews', triggers: [{ cron: 'TZ=UTC 55 * * * *' }], retries: 3, concurrency: 1 },
  () => tellOfReviews(),
);
