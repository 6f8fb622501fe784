import { inngest } from '@/server/platform/inngest';
import { RESET_ASKED, resetAskedData } from './events';
import { deleteExpiredSessions } from './use-cases/delete-expired-sessions';
import { forgetOldResets } from './use-cases/passwords/forget-old-resets';
import { sendPasswordReset as send } from './use-cases/passwords/send-password-reset';

/** Every night. */
export const deleteOldSessions = inngest.createFunction(
  { id: 'delete-old-sessions', triggers: [{ cron: 'TZ=UTC 10 3 * * *' }] },
  () => deleteExpiredSessions(),
);

/** Every night. */
export const deleteOldResets = inngest.createFunction(
  { id: 'delete-old-password-resets', triggers: [{ cron: 'TZ=UTC 12 3 * * *' }] },
  () => forgetOldResets(),
);

/** Finds out whether the address has an account, and writes the mail with the link if so. */
export const sendPasswordReset = inngest.createFunction(
  { id: 'send-password-reset', triggers: [{ event: RESET_ASKED }] },
  ({ event }) => send(resetAskedData.parse(event.data).resetId),
);
