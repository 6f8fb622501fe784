import { forgetExpired } from '@/server/platform/idempotency';
import { inngest } from '@/server/platform/inngest';
import { forgetEndedWindows } from '@/server/platform/rate-limit';

/** Forgets the recorded answers whose time is over, every night. */
export const forgetOldAnswers = inngest.createFunction(
  { id: 'forget-old-answers', triggers: [{ cron: 'TZ=UTC 20 3 * * *' }] },
  () => forgetExpired(),
);

/** Deletes the windows of limits that are over: each caller leaves one behind per kind of request. */
export const forgetOldWindows = inngest.createFunction(
  { id: 'forget-old-windows', triggers: [{ cron: 'TZ=UTC 5 * * * *' }] },
  () => forgetEndedWindows(),
);
