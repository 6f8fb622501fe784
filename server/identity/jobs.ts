import { inngest } from '@/server/platform/inngest';
import { deleteExpiredSessions } from './use-cases/delete-expired-sessions';

/** Every night. */
export const deleteOldSessions = inngest.createFunction(
  { id: 'delete-old-sessions', triggers: [{ cron: 'TZ=UTC 10 3 * * *' }] },
  () => deleteExpiredSessions(),
);
