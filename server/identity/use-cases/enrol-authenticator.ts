import { toDataURL } from 'qrcode';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { decrypt, encrypt } from '@/server/platform/encryption';
import { type Actor, asPersonEntering } from '../domain/actor';
import { enrolmentUri, newAuthenticatorSecret, stepOfCode } from '../domain/authenticator';
import { confirmAuthenticator, findAuthenticator, putUnconfirmed } from '../store/second-factor';
import { checkOwnPassword } from './confirm-second-factor';
import { giveRecoveryCodes } from './recovery-codes';
import { renewThisSession } from './renew-session';
import { secretContext } from './take-code';
import { tellOfChange } from './tell-of-change';
import { wrongCode } from './wrong-code';

const hasOne = () => refuse('conflict', 'You have an authenticator already: remove it before you set up another.');

/**
 * A secret for the person's authenticator app, against their password: a browser left open, or a stolen session, must not
 * lock its owner out. The secret counts for nothing until a code of it was entered.
 */
export async function startEnrolment(
  actor: Actor | null,
  password: string,
): Promise<Outcome<{ secret: string; qr: string }>> {
  const person = asPersonEntering(actor);
  if (!person.ok) return person;
  const { id } = person.value;
  const right = await checkOwnPassword(person.value, password, 'password');
  if (!right.ok) return right;
  const secret = newAuthenticatorSecret();
  const encrypted = encrypt(secret, secretContext(id));
  if (!(await putUnconfirmed(pool(), id, encrypted, wallNow()))) return hasOne();
  const qr = await toDataURL(enrolmentUri(secret, right.value.email), { margin: 4, width: 240 });
  return ok({ secret, qr });
}

/**
 * Makes the authenticator count, once a code shows that the app has its secret. Gives the recovery codes, this once, and
 * the session's new token: the one from before opens nothing any more.
 */
export async function finishEnrolment(
  actor: Actor | null,
  code: string,
): Promise<Outcome<{ recoveryCodes: string[]; sessionToken: string | null }>> {
  const person = asPersonEntering(actor);
  if (!person.ok) return person;
  const { id, merchantId } = person.value;
  const at = wallNow();
  return transaction(async (client) => {
    const waiting = await findAuthenticator(client, id);
    if (waiting?.confirmedAt) return hasOne();
    if (!waiting) return refuse('conflict', 'Begin anew: the picture is out of date.');
    const step = stepOfCode(decrypt(waiting.secret, secretContext(id)), code.replace(/\s/g, ''), at);
    if (step === null) return wrongCode();
    // Of two at the same time one confirms; the other is too late.
    if (!(await confirmAuthenticator(client, id, waiting.secret, step, at))) return hasOne();
    const recoveryCodes = await giveRecoveryCodes(client, id);
    await audit(client, {
      actor: person.value,
      action: 'user.second_factor_added',
      object: { type: 'user', id },
      merchantId,
    });
    await tellOfChange(client, person.value, 'second_factor_added');
    return ok({ recoveryCodes, sessionToken: await renewThisSession(client, person.value) });
  });
}
