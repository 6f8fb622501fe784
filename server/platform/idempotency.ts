import { setTimeout as wait } from 'node:timers/promises';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { execute, pool, rows, sql } from './db';
import { decrypt, encrypt } from './encryption';

/** An answer as it went over the wire. */
export type RecordedAnswer = { status: number; headers: Record<string, string>; body: string };

type RecordRow = { request_hash: string; status: number | null; headers: Record<string, string>; body: string };

const POLL_MS = 50;
const POLLS = 200;

/**
 * Has one effect for all requests of an actor with one key, and gives each the first answer. Another request under the
 * same key is refused. A record whose process died before it answered is taken over after a minute: the effects
 * themselves are unique by their own keys, so doing them again finds them done.
 */
export async function once(
  actor: string,
  key: string,
  requestHash: string,
  effect: () => Promise<RecordedAnswer>,
): Promise<Outcome<RecordedAnswer>> {
  for (let poll = 0; poll < POLLS; poll++) {
    if (await claim(actor, key, requestHash)) return ok(await record(actor, key, await attempt(actor, key, effect)));
    const [first] = await rows<RecordRow>(
      pool(),
      sql`SELECT request_hash, status, headers, body FROM idempotency_record WHERE actor = ${actor} AND key = ${key}`,
    );
    if (first && first.request_hash !== requestHash) {
      return refuse('idempotency_key_reused', 'This Idempotency-Key was used for another request: send a new one.');
    }
    if (first?.status) {
      const body = decrypt(first.body, placeOf(actor, key));
      return ok({ status: first.status, headers: first.headers, body });
    }
    await wait(POLL_MS);
  }
  return refuse('idempotency_in_progress', 'The first request with this key is still at work.', {
    retryAfterSeconds: 2,
  });
}

/** Takes the key: when it is new, has expired, or was left behind unanswered. */
const claim = async (actor: string, key: string, requestHash: string): Promise<boolean> =>
  (await execute(
    pool(),
    sql`INSERT INTO idempotency_record AS r (actor, key, request_hash, expires_at)
        VALUES (${actor}, ${key}, ${requestHash}, now() + interval '24 hours')
        ON CONFLICT (actor, key) DO UPDATE
          SET request_hash = excluded.request_hash, status = NULL, headers = NULL, body = NULL,
              created_at = now(), expires_at = excluded.expires_at
          WHERE r.expires_at < now()
             OR (r.status IS NULL AND r.request_hash = excluded.request_hash AND r.created_at < now() - interval '1 minute')`,
  )) > 0;

/** Forgets the answers whose time is over. */
export const forgetExpired = () => execute(pool(), sql`DELETE FROM idempotency_record WHERE expires_at < now()`);

/** What failed on our side is forgotten, so that the caller may try again. */
async function attempt(actor: string, key: string, effect: () => Promise<RecordedAnswer>): Promise<RecordedAnswer> {
  try {
    const answer = await effect();
    if (answer.status < 500) return answer;
    await forget(actor, key);
    return answer;
  } catch (error) {
    await forget(actor, key);
    throw error;
  }
}

/** An answer may show a secret this once, such as a new key's: it lies encrypted. */
const placeOf = (actor: string, key: string): string => `idempotency:${actor}:${key}`;

async function record(actor: string, key: string, answer: RecordedAnswer): Promise<RecordedAnswer> {
  await execute(
    pool(),
    sql`UPDATE idempotency_record
           SET status = ${answer.status}, headers = ${JSON.stringify(answer.headers)}::jsonb, body = ${encrypt(answer.body, placeOf(actor, key))}
         WHERE actor = ${actor} AND key = ${key}`,
  );
  return answer;
}

const forget = (actor: string, key: string) =>
  execute(pool(), sql`DELETE FROM idempotency_record WHERE actor = ${actor} AND key = ${key}`);
