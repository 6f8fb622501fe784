import { RUN_APPROVED, runEndedData } from '@/server/disbursements/events';
import { inngest } from '@/server/platform/inngest';
import { PAYOUT_DUE, payoutData } from './events';
import { advancePayout, type Progress } from './use-cases/advance-payout';
import { payRun } from './use-cases/pay-run';
import { noteReturns, wakePayouts } from './use-cases/resume-payouts';

/** Begins to pay a run once it is approved. */
export const payRunJob = inngest.createFunction(
  { id: 'pay-run', triggers: [{ event: RUN_APPROVED }], retries: 10 },
  ({ event }) => payRun(runEndedData.parse(event.data).runId),
);

/** What the engine waits for itself; what takes longer is woken by `wake-payouts`. */
const LONGEST_WAIT_MS = 15 * 60_000 - 1;

/** Pays one disbursement, one call to the bank a step. PostgreSQL knows how far it came; the job only wakes it. */
export const payOutJob = inngest.createFunction(
  { id: 'pay-out', triggers: [{ event: PAYOUT_DUE }], retries: 10, concurrency: 8 },
  async ({ event, step }) => {
    const { disbursementId } = payoutData.parse(event.data);
    for (let call = 0; ; call++) {
      const progress = (await step.run(`call ${call}`, () => advancePayout(BigInt(disbursementId)))) as Progress;
      if (progress.done || progress.waitMs > LONGEST_WAIT_MS) return { disbursementId };
      if (progress.waitMs > 0) await step.sleep(`wait ${call}`, progress.waitMs);
    }
  },
);

/** What waits for an account or a hold, and what nobody is at any more. */
export const wakePayoutsJob = inngest.createFunction(
  { id: 'wake-payouts', triggers: [{ cron: 'TZ=UTC 10,40 * * * *' }], retries: 3, concurrency: 1 },
  () => wakePayouts(),
);

export const noteReturnsJob = inngest.createFunction(
  { id: 'note-returned-payouts', triggers: [{ cron: 'TZ=UTC */10 * * * *' }], retries: 3, concurrency: 1 },
  () => noteReturns(),
);
