import { type Actor, actorKey } from '@/server/identity/door';
import { type Refusal, refuse } from '@/server/kernel/outcome';
import { addressBlock } from '@/server/platform/address-block';
import { config } from '@/server/platform/config';
import { leasedLimiter } from '@/server/platform/leased-limit';
import type { Allowance } from '@/server/platform/rate-limit';
import { requestContext } from '@/server/platform/request-context';
import { countLimitHit } from './metrics';
import type { LimitClass } from './rest-route';

export const LIMIT_WINDOW_SECONDS = 60;

/** What a limit says of one call: headers for its answer, and the refusal when it is used up. */
export type Limited = { headers: Record<string, string>; refused: Refusal | null };

/** Uses up what calls of a class cost their caller: a key, a person, or an address that is neither. */
export async function spendLimit(actor: Actor | null, of: LimitClass, calls = 1): Promise<Limited> {
  const name = actor === null ? 'anonymous' : of;
  const points = pointsOf(name);
  const key = actor === null ? `ip:${addressBlock(requestContext().ip)}` : actorKey(actor);
  const allowance = await limiterOf(name, points).consume(key, calls);
  const headers = limitHeaders(name, points, allowance);
  if (allowance.allowed) return { headers, refused: null };
  countLimitHit(name);
  const retryAfterSeconds = secondsUntil(allowance);
  const message = `More than ${points} calls of the class "${name}" in ${LIMIT_WINDOW_SECONDS} seconds: wait ${retryAfterSeconds} seconds.`;
  return { headers, refused: refuse('rate_limited', message, { retryAfterSeconds }).refusal };
}

/** As the IETF's draft has them, and as they were called before it. */
function limitHeaders(name: string, points: number, allowance: Allowance): Record<string, string> {
  const seconds = String(secondsUntil(allowance));
  return {
    'ratelimit-policy': `"${name}";q=${points};w=${LIMIT_WINDOW_SECONDS}`,
    ratelimit: `"${name}";r=${allowance.remaining};t=${seconds}`,
    'x-ratelimit-limit': String(points),
    'x-ratelimit-remaining': String(allowance.remaining),
    'x-ratelimit-reset': seconds,
  };
}

const secondsUntil = ({ msBeforeNext }: Allowance): number => Math.max(1, Math.ceil(msBeforeNext / 1000));

function pointsOf(name: LimitClass | 'anonymous'): number {
  const { RATE_LIMIT_READ, RATE_LIMIT_WRITE, RATE_LIMIT_HEAVY, RATE_LIMIT_ANONYMOUS } = config();
  return { read: RATE_LIMIT_READ, write: RATE_LIMIT_WRITE, heavy: RATE_LIMIT_HEAVY, anonymous: RATE_LIMIT_ANONYMOUS }[
    name
  ];
}

const limiters = new Map<string, ReturnType<typeof leasedLimiter>>();

function limiterOf(name: string, points: number) {
  const id = `${name} ${points}`;
  let found = limiters.get(id);
  if (!found) {
    found = leasedLimiter({ name: `api-${name}`, points, windowSeconds: LIMIT_WINDOW_SECONDS });
    limiters.set(id, found);
  }
  return found;
}
