import { pool, transaction } from '@/server/platform/db';
import type { SignInProblem } from '../schema/sign-in';
import { findAuthenticator } from '../store/second-factor';
import { noteRefusal } from './note-refusal';
import { takeCode } from './take-code';
import { takeTry } from './throttle-sign-in';
import { verifyPassword } from './verify-password';

export type SignInAttempt = { email: string; password: string; code?: string | undefined };
export type SignInResult =
  | { ok: true; userId: string; secondFactor?: 'authenticator' | 'recovery_code' }
  | { ok: false; problem: SignInProblem; waitSeconds?: number };

/**
 * Whether an address, a password and, of who has an authenticator, a code let somebody in. Nothing is told of an account
 * before its password is right; each code opens once; who guesses waits longer and longer.
 */
export async function signIn({ email, password, code }: SignInAttempt): Promise<SignInResult> {
  const entered = await enterPassword(email, password);
  if (!entered.ok) return entered;
  const { person } = entered;
  if (!(await findAuthenticator(pool(), person.id))?.confirmedAt) return { ok: true, userId: person.id };
  if (!code) return { ok: false, problem: 'code_required' };

  const attempt = await takeTry('code', person.id, person.id);
  if (!attempt.allowed) return throttled(attempt, 'code', person);
  const secondFactor = await transaction((client) => takeCode(client, person, code));
  if (secondFactor === null) {
    await noteRefusal(person, 'wrong code');
    return { ok: false, problem: 'code_wrong' };
  }
  await attempt.succeeded();
  return { ok: true, userId: person.id, secondFactor };
}

type Entrant = { id: string; name: string; merchantId: bigint | null };

async function enterPassword(
  email: string,
  password: string,
): Promise<{ ok: true; person: Entrant } | Extract<SignInResult, { ok: false }>> {
  // Looked at even where the limit is reached: an answer that comes sooner would tell something.
  const { user, isGood } = await verifyPassword(email, password);
  const attempt = await takeTry('password', email, user?.id ?? null);
  if (!attempt.allowed) return throttled(attempt, 'password', user);
  if (user && isGood) {
    await attempt.succeeded();
    return { ok: true, person: user };
  }
  await noteRefusal(user, user?.disabledAt ? 'disabled' : 'wrong password');
  return { ok: false, problem: 'wrong_password' };
}

/** Only the first refusal of a window is noted: an attacker must not fill the audit. */
async function throttled(
  { waitSeconds, isFirst }: { waitSeconds: number; isFirst: boolean },
  what: string,
  person: { id: string; merchantId: bigint | null } | null,
): Promise<Extract<SignInResult, { ok: false }>> {
  if (isFirst) await noteRefusal(person, `too many wrong tries of the ${what}`);
  return { ok: false, problem: 'throttled', waitSeconds };
}
