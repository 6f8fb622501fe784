import { forgetExpired } from '@/server/platform/idempotency';
import { inngest } from '@/server/platform/inngest';

/** Forgets the recorded answers whose time is over, every night. */
export const forgetOldAnswers = inngest.createFunction(
  { id: 'forget-old-answers', triggers: [{ cron: 'TZ=UTC 20 3 * * *' }] },
  () => forgetExpired(),
);
