import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { rethrow } from './database-away';
import { execute, pool, sql } from './db';

/** What is left of a limit, after it was asked for. */
export type Allowance = {
  allowed: boolean;
  /** Points left in this window; 0 once refused. */
  remaining: number;
  /** Milliseconds until the window, or the block, is over. */
  msBeforeNext: number;
  /** Points used in this window, those that were refused included. */
  consumed: number;
};

export type Limit = {
  /** Tells limits apart: the same key under another name is another window. */
  name: string;
  points: number;
  windowSeconds: number;
  /** How long a key is refused once it has gone over; the rest of its window unless this says otherwise. */
  blockSeconds?: number;
};

export type Limiter = {
  /** Uses up points of a key's window, for all processes of the product together. */
  consume(key: string, points?: number): Promise<Allowance>;
  /** What is left, without using anything up. */
  look(key: string): Promise<Allowance>;
  /** Forgets what a key has used: after a sign-in that succeeded. */
  reset(key: string): Promise<void>;
};

/**
 * A limit that all processes share, kept in the database: one statement per call. Its windows go by the machine's time,
 * not by the injected clock: they guard the machine, and say nothing of the business. Throws when the database is away.
 */
export function limiter({ name, points, windowSeconds, blockSeconds = 0 }: Limit): Limiter {
  const store = new RateLimiterPostgres({
    storeClient: client,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    // A cron deletes what is over: no timer in every process.
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: windowSeconds,
    blockDuration: blockSeconds,
  });
  return {
    consume: (key, used = 1) => store.consume(hashed(key), used).then(allowance(true), refusedOr),
    look: async (key) => {
      const found = await store.get(hashed(key)).catch(rethrow);
      if (!found) return { allowed: true, remaining: points, msBeforeNext: 0, consumed: 0 };
      return allowance(found.consumedPoints < points)(found);
    },
    reset: async (key) => {
      await store.delete(hashed(key)).catch(rethrow);
    },
  };
}

/** Deletes the windows that are over. @returns how many those were */
export const forgetEndedWindows = (): Promise<number> =>
  execute(pool(), sql`DELETE FROM rate_limit WHERE expire < ${Date.now()}`);

/** The pool of the moment; its bigints become numbers, which milliseconds fit into. */
const client = {
  async query(statement: { name: string; text: string; values: unknown[] }) {
    const result = await pool().query<{ points: number; expire: bigint | null }>(statement);
    for (const row of result.rows) Object.assign(row, { expire: row.expire === null ? null : Number(row.expire) });
    return result;
  },
};

/** Keys are what callers send (addresses, names): of any length, and no business of who reads the table. */
const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url');

const allowance =
  (allowed: boolean) =>
  ({ remainingPoints, msBeforeNext, consumedPoints }: RateLimiterRes): Allowance => ({
    allowed,
    remaining: remainingPoints,
    msBeforeNext,
    consumed: consumedPoints,
  });

/** The library rejects with its result where a limit is reached, and with an error where something failed. */
function refusedOr(reason: unknown): Allowance {
  return reason instanceof RateLimiterRes ? allowance(false)(reason) : rethrow(reason);
}
