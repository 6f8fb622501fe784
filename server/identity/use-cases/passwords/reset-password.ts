import { hash } from '@node-rs/argon2';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { checkPassword } from '../../domain/password-policy';
import { hashSecret } from '../../domain/secret';
import { passwordWasResetMail } from '../../mails/password-reset';
import { findReset, spendReset, voidResetsOf } from '../../store/password-resets';
import { endSessionsOf, findPerson, setPassword } from '../../store/people';
import { throttle } from '../throttle';

/**
 * Gives a new password by the link of a mail, once: of two who use it at the same time, one does. Everywhere the person
 * was signed in, they are not any more; a second factor is asked for at the next sign-in as always.
 */
export async function resetPassword(given: { token: string; password: string }): Promise<Outcome<{ done: true }>> {
  const may = await throttle('use of links');
  if (!may.ok) return may;
  const found = await findReset(hashSecret(given.token));
  const person = found && (await findPerson(pool(), null, found.userId));
  if (!found || !person) return refuse('not_found', 'There is no such link. Open it as it stands in the mail.');
  const fields = await checkPassword(given.password, { email: person.email, name: person.name });
  if (fields.length > 0) return refuse('invalid_input', 'Choose another password.', { fields });
  // Slow by design, so before the transaction.
  const passwordHash = await hash(given.password);
  return transaction(async (client) => {
    const at = wallNow();
    if (person.disabledAt !== null || !(await spendReset(client, found.id, at))) {
      return refuse('conflict', 'This link was used or has run out. Ask for another one.');
    }
    await voidResetsOf(client, person.id, at);
    await setPassword(client, person.id, passwordHash);
    const sessionsEnded = await endSessionsOf(client, person.id);
    const { id, name, email, merchantId } = person;
    const actor = { kind: 'user', id, name } as const;
    await audit(client, {
      actor,
      action: 'user.password_reset',
      object: { type: 'user', id },
      merchantId,
      after: { sessionsEnded },
    });
    await queueMail(client, {
      kind: 'identity.password_was_reset',
      to: email,
      subject: 'Your password was changed',
      body: passwordWasResetMail({ name, href: `${config().APP_URL}/forgot-password` }),
      merchantId,
    });
    return ok({ done: true });
  });
}
