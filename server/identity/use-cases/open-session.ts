import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { requestContext } from '@/server/platform/request-context';
import { hashSecret, newSecret } from '../domain/secret';
import { SESSION_MS } from '../domain/session';
import { findUser } from '../store';
import { deleteSessionByToken, insertSession, type Means } from '../store/sessions';

type SignIn = {
  means: Means;
  /** What was shown beside it, or who vouches for it. */
  secondFactor?: 'authenticator' | 'recovery_code' | 'provider' | undefined;
  /** The token that the browser brought along: its session ends with this one's beginning. */
  earlierToken?: string | undefined;
};

/**
 * Opens a session for a person and returns its token, of which only the hash is kept. The token is always a new one, so
 * that one which somebody put into a browser before is worth nothing afterwards.
 */
export async function openSession(
  userId: string,
  { means, secondFactor, earlierToken }: SignIn = { means: 'password' },
): Promise<string> {
  const user = await findUser(userId);
  if (!user) throw new Error(`there is no person ${userId}`);
  const token = newSecret();
  const at = wallNow();
  const { ip, userAgent } = requestContext();
  await transaction(async (client) => {
    if (earlierToken) await deleteSessionByToken(client, hashSecret(earlierToken));
    const id = await insertSession(client, {
      tokenHash: hashSecret(token),
      userId,
      means,
      at,
      expiresAt: new Date(at.getTime() + SESSION_MS),
      secondFactorAt: secondFactor ? at : null,
      ip,
      userAgent,
    });
    await audit(client, {
      actor: { kind: 'user', id: user.id, name: user.name },
      action: 'session.opened',
      object: { type: 'user', id: user.id },
      merchantId: user.merchantId,
      after: { session: id, means, secondFactor: secondFactor ?? null },
    });
  });
  return token;
}
