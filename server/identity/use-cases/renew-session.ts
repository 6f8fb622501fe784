import { wallNow } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import type { Person } from '../domain/actor';
import { hashSecret, newSecret } from '../domain/secret';
import { renewSession } from '../store/sessions';

/**
 * Notes in a person's session that a second factor was shown, and gives it another token: whoever knew the one from before
 * does not gain by it. @returns the token, for the browser's cookie; null where nobody's browser is at it
 */
export async function renewThisSession(client: Queryable, { session }: Person): Promise<string | null> {
  if (!session) return null;
  const token = newSecret();
  return (await renewSession(client, session.id, hashSecret(token), wallNow())) ? token : null;
}
