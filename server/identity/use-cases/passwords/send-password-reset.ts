import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { transaction } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { jobActor } from '../../domain/actor';
import { hashSecret, newSecret } from '../../domain/secret';
import { passwordResetMail } from '../../mails/password-reset';
import { giveToken } from '../../store/password-resets';

/** Mails the link, if the address has an account that may sign in; once for one asking, however often it is called. */
export const sendPasswordReset = (resetId: string): Promise<void> =>
  transaction(async (client) => {
    const token = newSecret();
    const person = await giveToken(client, resetId, hashSecret(token), wallNow());
    if (!person) return;
    await audit(client, {
      actor: jobActor('send-password-reset'),
      action: 'user.password_reset_sent',
      object: { type: 'user', id: person.id },
      merchantId: person.merchantId,
    });
    await queueMail(client, {
      kind: 'identity.password_reset',
      to: person.email,
      subject: 'Choose a new password',
      body: passwordResetMail({ name: person.name, href: `${config().APP_URL}/reset-password/${token}` }),
      hasSecret: true,
      merchantId: person.merchantId,
    });
  });
