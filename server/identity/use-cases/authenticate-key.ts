import { wallNow } from '@/server/platform/clock';
import { log } from '@/server/platform/log';
import type { Actor } from '../domain/actor';
import { hashSecret } from '../domain/secret';
import { findLiveKey, noteUse } from '../store/keys';

/** How exactly it is known when a key was last used. */
const USE_NOTED_EVERY_MS = 60_000;

/**
 * The actor behind an API key; null when there is no such key, or it was revoked, replaced or has expired. One look-up,
 * shared with those that wait at the same moment; once a minute the use is noted too.
 */
export async function authenticateKey(key: string): Promise<Actor | null> {
  const hash = hashSecret(key);
  const at = wallNow();
  const found = await findLiveKey({ hash, at });
  if (!found) return null;
  const { lastUsedAt, ...facts } = found;
  const before = new Date(at.getTime() - USE_NOTED_EVERY_MS);
  if (lastUsedAt === null || lastUsedAt <= before) await noteOnce(hash, at, before);
  return { kind: 'key', ...facts };
}

const beingNoted = new Set<string>();

/** Of the thousand requests that find the minute over at the same time, one writes. That it cannot stops no request. */
async function noteOnce(hash: string, at: Date, before: Date): Promise<void> {
  if (beingNoted.has(hash)) return;
  beingNoted.add(hash);
  try {
    await noteUse(hash, at, before);
  } catch (error) {
    log.warn({ error: String(error) }, 'the use of a key could not be noted');
  } finally {
    beingNoted.delete(hash);
  }
}
