import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { limiter } from '@/server/platform/rate-limit';
import { requestContext } from '@/server/platform/request-context';

// Links hold 256 random bits and cannot be guessed; what is limited is the work that strangers can ask for.
const limits = {
  'use of links': limiter({ name: 'identity-links', points: 60, windowSeconds: 3_600 }),
  'asking for passwords': limiter({ name: 'identity-resets', points: 20, windowSeconds: 3_600 }),
};

/** Whether the address that a request comes from may do this once more. Work that comes from no request may. */
export async function throttle(what: keyof typeof limits): Promise<Outcome<null>> {
  const { ip } = requestContext();
  if (ip === null) return ok(null);
  const { allowed, msBeforeNext } = await limits[what].consume(ip);
  if (allowed) return ok(null);
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return refuse('rate_limited', `Too many tries from your network. Try again in ${minutes} minutes.`, {
    retryAfterSeconds,
  });
}
