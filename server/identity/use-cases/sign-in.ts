import { hash, verify } from '@node-rs/argon2';
import { now } from '@/server/platform/clock';
import { hashSecret, newSecret } from '../domain/secret';
import { createSession, findUserByEmail } from '../store';

export const SESSION_MS = 8 * 3_600_000;

/**
 * The person behind an email and password, or null. Takes equally long whether the address is known or not, so that the
 * answer does not tell which addresses have an account.
 */
export async function verifyPassword(email: string, password: string) {
  const user = await findUserByEmail(email);
  const good = await verify(user?.passwordHash ?? (await decoyHash()), password);
  return user && good && user.disabledAt === null ? user : null;
}

/** Opens a session for a person and returns its token, of which only the hash is kept. */
export async function openSession(userId: string): Promise<string> {
  const token = newSecret();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + SESSION_MS);
  await createSession({ tokenHash: hashSecret(token), userId, createdAt, expiresAt });
  return token;
}

let decoy: Promise<string> | undefined;
const decoyHash = () => {
  decoy ??= hash(newSecret());
  return decoy;
};
