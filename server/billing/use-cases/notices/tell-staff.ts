import { peopleToTell } from '@/server/identity/door';
import { transaction } from '@/server/platform/db';
import { type Mail, queueMail } from '@/server/platform/mail/queue-mail';

type ToStaff = Pick<Mail, 'subject' | 'body'> & { kind: string /** What it tells of, once to each. */; once: string };

/** Writes to everybody who may do something about billing: administrators and finance operators. */
export const tellStaff = ({ kind, once, ...mail }: ToStaff): Promise<void> =>
  transaction(async (client) => {
    for (const { email } of await peopleToTell(client, null, 'billing:run')) {
      await queueMail(client, {
        ...mail,
        kind: `billing.${kind}`,
        to: email,
        oncePer: `billing.${kind}/${once}/${email}`,
        merchantId: null,
      });
    }
  });
