const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each attempt the next one is made: ten attempts in a little more than three days. */
const WAITS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

export const MAX_ATTEMPTS = WAITS_MS.length + 1;

/** A receiver may ask for more time, up to this. */
const MAX_ASKED_MS = 24 * HOUR;

/** Up to this share of a wait is added by chance, so that those who failed together do not return together. */
const JITTER = 0.2;

/**
 * When to try again after attempt number `made`; null when that was the last.
 *
 * @param askedMs what the receiver asked for (`Retry-After`): waited for where it is longer
 * @param chance from 0 to 1
 */
export function nextAttemptAt(made: number, at: Date, askedMs: number | null, chance: number): Date | null {
  const wait = WAITS_MS[made - 1];
  if (wait === undefined) return null;
  const own = wait * (1 + JITTER * chance);
  return new Date(at.getTime() + Math.round(Math.max(own, Math.min(askedMs ?? 0, MAX_ASKED_MS))));
}

/** What `Retry-After` asks for, in milliseconds: seconds or an instant; null where it cannot be read. */
export function askedWaitMs(header: string | undefined, at: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * SECOND;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - at.getTime());
}
