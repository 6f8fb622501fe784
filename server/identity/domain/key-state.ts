import type { KeyState } from '../schema/keys';

const SOON_MS = 7 * 86_400_000;

type KeyFacts = { expiresAt: Date | null; revokedAt: Date | null; lastUsedAt: Date | null };

/** What is true of a key at an instant. That it runs out soon matters more than that nobody used it yet. */
export function keyState({ expiresAt, revokedAt, lastUsedAt }: KeyFacts, at: Date): KeyState {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt !== null && expiresAt <= at) return 'expired';
  if (expiresAt !== null && expiresAt.getTime() - at.getTime() <= SOON_MS) return 'expiring';
  return lastUsedAt === null ? 'unused' : 'active';
}
