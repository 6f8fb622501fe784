import type { PendingFactor, Role } from '../schema';

const HOUR_MS = 3_600_000;
/** However busy, nobody stays signed in for longer. */
export const SESSION_MS = 24 * HOUR_MS;
/** Without a request for so long a session is over. */
export const IDLE_MS = HOUR_MS;
/** How exactly the last request is noted. */
export const SEEN_EVERY_MS = 60_000;

/** What an actor's session allows. */
export type SessionFacts = { id: string; pending: PendingFactor | null; secondFactorAt: Date | null };

const rolesWithSecondFactor: readonly Role[] = ['admin', 'finance_operator', 'finance_approver'];

/** Who moves money, or decides who may, needs more than a password; `isDemo`: everybody may look without. */
export const needsSecondFactor = (role: Role, isDemo: boolean): boolean =>
  !isDemo && rolesWithSecondFactor.includes(role);

/** What a session still has to do before it opens anything: nothing, once a second factor was shown in it. */
export function pendingFactor(facts: {
  role: Role;
  isDemo: boolean;
  hasAuthenticator: boolean;
  secondFactorAt: Date | null;
}): PendingFactor | null {
  if (facts.secondFactorAt !== null) return null;
  if (facts.hasAuthenticator) return 'confirm';
  return needsSecondFactor(facts.role, facts.isDemo) ? 'enrol' : null;
}

/** Whether the second factor was shown lately. Who has none, and needs none, has nothing to show. */
export function isFresh(session: SessionFacts | undefined, at: Date, withinMs: number): boolean {
  if (!session || session.pending !== null) return false;
  return session.secondFactorAt === null || at.getTime() - session.secondFactorAt.getTime() <= withinMs;
}
