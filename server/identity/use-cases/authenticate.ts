import { now } from '@/server/platform/clock';
import type { Actor } from '../domain/actor';
import { hashSecret } from '../domain/secret';
import type { Viewer } from '../schema';
import { findSessionUser } from '../store';

/** The actor and the person behind a session's token; null when the session is over or the person is disabled. */
export async function authenticateSession(token: string): Promise<{ actor: Actor; viewer: Viewer } | null> {
  const user = await findSessionUser(hashSecret(token), now());
  if (!user) return null;
  const { id, name, email, role, merchantId, merchant } = user;
  return { actor: { kind: 'user', id, name, role, merchantId }, viewer: { id, name, email, role, merchant } };
}
