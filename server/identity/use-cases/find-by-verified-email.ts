import { findUserByEmail } from '../store';
import { noteRefusal } from './note-refusal';

/**
 * The person whom an identity provider means: by an address that it has verified, and only if the person is there already
 * and not disabled. Nobody is let in for merely being known elsewhere.
 */
export async function findByVerifiedEmail(claims: {
  email?: unknown;
  email_verified?: unknown;
}): Promise<{ id: string } | null> {
  if (typeof claims.email !== 'string' || claims.email_verified !== true) return null;
  const user = await findUserByEmail(claims.email);
  if (user && user.disabledAt === null) return { id: user.id };
  await noteRefusal(user, user ? 'disabled' : 'single sign-on, but no account');
  return null;
}
