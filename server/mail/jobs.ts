import { inngest } from '@/server/platform/inngest';
import { MAIL_QUEUED, mailQueuedData } from '@/server/platform/mail/events';
import { forgetOldSecrets } from './use-cases/forget-old-secrets';
import { giveUpMail, sendMail as send } from './use-cases/send-mail';

/** Sends what was queued; while the mail server is away it is tried again for about two days. */
export const sendMail = inngest.createFunction(
  {
    id: 'send-mail',
    triggers: [{ event: MAIL_QUEUED }],
    retries: 20,
    concurrency: { limit: 5 },
    onFailure: async ({ event, error }) => {
      await giveUpMail(mailQueuedData.parse(event.data.event.data).mailId, error.message);
    },
  },
  ({ event }) => send(mailQueuedData.parse(event.data).mailId),
);

/** Every night. */
export const forgetMailSecrets = inngest.createFunction(
  { id: 'forget-mail-secrets', triggers: [{ cron: 'TZ=UTC 30 3 * * *' }] },
  () => forgetOldSecrets(),
);
