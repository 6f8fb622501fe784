import { inngest } from '@/server/platform/inngest';
import { RUN_READY, RUN_REQUESTED, runEndedData, runRequestedData } from './events';
import { approveByPolicy } from './use-cases/approve-by-policy';
import { calculateBatch, giveUpRun } from './use-cases/calculate-run';
import { prepareDailyRun } from './use-cases/request-scheduled-run';
import { wakeForgottenRuns } from './use-cases/wake-forgotten-runs';

/** Calculates a run that was asked for, some merchants a step. PostgreSQL knows how far it came; the job only wakes it. */
export const calculateRun = inngest.createFunction(
  {
    id: 'calculate-run',
    triggers: [{ event: RUN_REQUESTED }],
    retries: 10,
    onFailure: async ({ event, error }) => {
      const { runId } = runRequestedData.parse(event.data.event.data);
      await giveUpRun(runId, `The calculation failed: ${error.message}. Ask for it again once that is mended.`);
    },
  },
  async ({ event, step }) => {
    const { runId } = runRequestedData.parse(event.data);
    for (let batch = 0; ; batch++) {
      if (await step.run(`calculate batch ${batch}`, () => calculateBatch(runId))) return { runId };
    }
  },
);

/** Every minute. */
export const wakeForgottenRunsJob = inngest.createFunction(
  { id: 'wake-forgotten-runs', triggers: [{ cron: 'TZ=UTC * * * * *' }], retries: 3, concurrency: 1 },
  () => wakeForgottenRuns(),
);

/** The run of the day. Each hour, in case nothing ran at its own. */
export const prepareDailyRunJob = inngest.createFunction(
  { id: 'prepare-daily-run', triggers: [{ cron: 'TZ=UTC 30 * * * *' }], retries: 3, concurrency: 1 },
  () => prepareDailyRun(),
);

/** What the policy approves by itself, once it is calculated. */
export const approveByPolicyJob = inngest.createFunction(
  { id: 'approve-by-policy', triggers: [{ event: RUN_READY }], retries: 3 },
  async ({ event }) => ({ isApproved: await approveByPolicy(runEndedData.parse(event.data).runId) }),
);
