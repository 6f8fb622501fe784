import { inngest } from '@/server/platform/inngest';
import { CLOCK_MOVE_REQUESTED, clockMoveData } from './events';
import { advanceClock, giveUpMove, type Progress } from './use-cases/advance-clock';

const STEP_MS = 4_000;

/** Moves the clock of a demo, some stops a step. PostgreSQL knows how far it came; the job only wakes it. */
export const moveSandboxClockJob = inngest.createFunction(
  {
    id: 'move-sandbox-clock',
    triggers: [{ event: CLOCK_MOVE_REQUESTED }],
    retries: 5,
    onFailure: async ({ event, error }) =>
      giveUpMove(clockMoveData.parse(event.data.event.data).moveId, `${error.message}. Move it again to go on.`),
  },
  async ({ event, step }) => {
    const { moveId } = clockMoveData.parse(event.data);
    for (let part = 0; ; part++) {
      const progress = (await step.run(`part ${part}`, () => advanceClock(moveId, STEP_MS))) as Progress;
      if (progress.over) return { moveId };
      if (progress.waitMs > 0) await step.sleep(`wait ${part}`, progress.waitMs);
    }
  },
);
