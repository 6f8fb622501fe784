import { inngest } from '@/server/platform/inngest';
import { billingRunData, RUN_STARTED } from '../events';
import { startDueRuns } from '../use-cases/start-due-runs';
import { validateByItself } from '../use-cases/validate-upcoming';
import { giveUpRun, type Progress, resolveUnknown, workRun } from '../use-cases/work-run';

/** Charges the invoices of a run, a stretch of time a step. PostgreSQL knows how far it came; the job only wakes it. */
export const chargeRunJob = inngest.createFunction(
  {
    id: 'charge-run',
    triggers: [{ event: RUN_STARTED }],
    retries: 10,
    concurrency: { limit: 1, key: 'event.data.runId' },
    onFailure: async ({ event, error }) => {
      const { runId } = billingRunData.parse(event.data.event.data);
      await giveUpRun(runId, `The run could not go on: ${error.message}. Ask for it again once that is mended.`);
    },
  },
  async ({ event, step }) => {
    const { runId } = billingRunData.parse(event.data);
    for (let stretch = 0; ; stretch++) {
      const progress = (await step.run(`charge ${stretch}`, () => workRun(runId))) as Progress;
      if (progress.done) return { runId };
      if (progress.waitMs > 0) await step.sleep(`wait ${stretch}`, progress.waitMs);
    }
  },
);

/** Months begin at another hour in each time zone, and some of them between the hours. */
export const startDueRunsJob = inngest.createFunction(
  { id: 'start-due-billing-runs', triggers: [{ cron: 'TZ=UTC */5 * * * *' }], retries: 3, concurrency: 1 },
  () => startDueRuns(),
);

/** What nobody waits for any more is asked about. */
export const resolveUnknownJob = inngest.createFunction(
  { id: 'resolve-unknown-charges', triggers: [{ cron: 'TZ=UTC * * * * *' }], retries: 1, concurrency: 1 },
  () => resolveUnknown(),
);

/** Each hour, since days begin at another hour in each time zone. */
export const validateUpcomingJob = inngest.createFunction(
  { id: 'validate-upcoming', triggers: [{ cron: 'TZ=UTC 25 * * * *' }], retries: 3, concurrency: 1 },
  () => validateByItself(),
);
