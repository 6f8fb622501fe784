import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { type Actor, asPerson, asPersonEntering, type Person } from '../domain/actor';
import { isFresh } from '../domain/session';
import { findUser } from '../store';
import { deleteAuthenticator, findAuthenticator } from '../store/second-factor';
import { forgetSecondFactorOfSessions } from '../store/sessions';
import { giveRecoveryCodes } from './recovery-codes';
import { renewThisSession } from './renew-session';
import { takeCode } from './take-code';
import { tellOfChange } from './tell-of-change';
import { takeTry } from './throttle-sign-in';
import { verifyPassword } from './verify-password';
import { tooManyTries, wrongCode, wrongPassword } from './wrong-code';

/**
 * Whether the person has shown a second factor within so many milliseconds. True also of who has none and needs none
 * (the demo): ask it beside the permission, before money moves.
 */
export const hasFreshSecondFactor = (actor: Actor, withinMs: number): boolean =>
  actor.kind === 'user' && isFresh(actor.session, wallNow(), withinMs);

/** So long ago at most may a second factor have been shown where money is about to move. */
const FRESH_MS = 5 * 60_000;

/** Refuses with `fresh_code_required` who has not shown a second factor just now: the page asks for it and tries again. */
export const askFreshSecondFactor = (actor: Actor): Outcome<null> =>
  hasFreshSecondFactor(actor, FRESH_MS)
    ? ok(null)
    : refuse('fresh_code_required', 'Enter the code of your authenticator: for this it must have been shown just now.');

/** Notes in this session that the second factor was shown just now. @returns the session's new token */
export async function confirmSecondFactor(
  actor: Actor | null,
  code: string,
): Promise<Outcome<{ sessionToken: string | null }>> {
  const person = asPersonEntering(actor);
  if (!person.ok) return person;
  const shown = await withCode(person.value, code, async (client) => renewThisSession(client, person.value));
  return shown.ok ? ok({ sessionToken: shown.value }) : shown;
}

/** New recovery codes, against a code; those from before open nothing any more. */
export async function renewRecoveryCodes(
  actor: Actor | null,
  code: string,
): Promise<Outcome<{ recoveryCodes: string[] }>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  const { id, merchantId } = person.value;
  return withCode(person.value, code, async (client) => {
    const recoveryCodes = await giveRecoveryCodes(client, id);
    await audit(client, {
      actor: person.value,
      action: 'user.recovery_codes_renewed',
      object: { type: 'user', id },
      merchantId,
    });
    return { recoveryCodes };
  });
}

/** Removes the authenticator, against the password and a code. Who needs one is asked to set another up at once. */
export async function removeSecondFactor(
  actor: Actor | null,
  { password, code }: { password: string; code: string },
): Promise<Outcome<null>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  const { id, merchantId } = person.value;
  const right = await checkOwnPassword(person.value, password, 'password');
  if (!right.ok) return right;
  return withCode(person.value, code, async (client) => {
    await deleteAuthenticator(client, id);
    // Whatever was shown before was shown with what is gone.
    await forgetSecondFactorOfSessions(client, id);
    await audit(client, {
      actor: person.value,
      action: 'user.second_factor_removed',
      object: { type: 'user', id },
      merchantId,
    });
    await tellOfChange(client, person.value, 'second_factor_removed');
    return null;
  });
}

/** Whether a password is the person's own, counted like a sign-in. */
export async function checkOwnPassword(
  { id }: Person,
  password: string,
  field: string,
): Promise<Outcome<{ email: string; name: string; passwordHash: string }>> {
  const user = await findUser(id);
  if (!user) return refuse('not_signed_in', 'Sign in first.');
  const attempt = await takeTry('password', user.email, id);
  if (!attempt.allowed) return tooManyTries(attempt.waitSeconds);
  if (!(await verifyPassword(user.email, password)).isGood) return wrongPassword(field);
  await attempt.succeeded();
  return ok(user);
}

/** Uses up a code and, in the same transaction, does what it was entered for. */
async function withCode<T>(
  person: Person,
  code: string,
  act: (client: Parameters<Parameters<typeof transaction>[0]>[0]) => Promise<T>,
): Promise<Outcome<T>> {
  if (!(await findAuthenticator(pool(), person.id))?.confirmedAt)
    return refuse('conflict', 'You have no authenticator: set one up first.');
  const attempt = await takeTry('code', person.id, person.id);
  if (!attempt.allowed) return tooManyTries(attempt.waitSeconds);
  const done = await transaction(async (client) => {
    if ((await takeCode(client, person, code)) === null) return wrongCode();
    return ok(await act(client));
  });
  if (done.ok) await attempt.succeeded();
  return done;
}
