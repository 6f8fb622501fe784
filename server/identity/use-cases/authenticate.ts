import { wallNow } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import type { Actor } from '../domain/actor';
import { hashSecret } from '../domain/secret';
import { IDLE_MS, pendingFactor, SEEN_EVERY_MS } from '../domain/session';
import type { Viewer } from '../schema';
import { findSession, noteSeen } from '../store/sessions';

/**
 * The actor and the person behind a session's token, looked up anew at each request; null when the session is over,
 * signed out or idle, or the person is disabled.
 */
export async function authenticateSession(token: string): Promise<{ actor: Actor; viewer: Viewer } | null> {
  const at = wallNow();
  const found = await findSession(hashSecret(token), at, before(at, IDLE_MS));
  if (!found) return null;
  const seenBefore = before(at, SEEN_EVERY_MS);
  if (found.lastSeenAt <= seenBefore) await noteSeen(found.id, at, seenBefore);

  const { id, name, email, role, merchantId, merchant, authenticator } = found.user;
  const { secondFactorAt } = found;
  const hasAuthenticator = Boolean(authenticator?.confirmedAt);
  const pending = pendingFactor({ role, isDemo: config().DEMO, hasAuthenticator, secondFactorAt });
  const session = { id: found.id, pending, secondFactorAt };
  return {
    actor: { kind: 'user', id, name, role, merchantId, session },
    viewer: { id, name, email, role, merchant, pendingFactor: pending },
  };
}

const before = (at: Date, ms: number): Date => new Date(at.getTime() - ms);
