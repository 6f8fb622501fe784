import ipaddr from 'ipaddr.js';
import { limiter } from '@/server/platform/rate-limit';
import { requestContext } from '@/server/platform/request-context';
import { hasBeenAt } from '../store/sessions';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Three limits that a try must pass: of this account from this address, where the wait grows with each window that is
 * full; of this address over all accounts; and of this account from anywhere. The last is high, and lets through who was
 * signed in from the same address before: so nobody can lock a person out for good by guessing.
 */
const throttles = {
  password: throttle('password', { here: [5, 15, 30], address: 50, account: 100 }),
  code: throttle('code', { here: [5, 15, 30], address: 50, account: 30 }),
};

/** One try that was let through; what it used up is given back when it succeeds. */
export type Try =
  | { allowed: true; succeeded(): Promise<void> }
  | { allowed: false; waitSeconds: number; isFirst: boolean };

/**
 * Takes one try of an account's, counted before it is known whether it succeeds: so that many at once are no more tries
 * than allowed. `account` is what names it (an address that may have none); `userId` is null where there is none.
 */
export const takeTry = (kind: keyof typeof throttles, account: string, userId: string | null): Promise<Try> =>
  throttles[kind](account.trim().toLowerCase(), userId);

function throttle(name: string, points: { here: [number, number, number]; address: number; account: number }) {
  const seconds = [15 * MINUTE, 4 * HOUR, 24 * HOUR];
  const here = points.here.map((most, index) =>
    limiter({ name: `${name}-here-${index}`, points: most, windowSeconds: seconds[index] as number }),
  );
  const byAddress = limiter({ name: `${name}-address`, points: points.address, windowSeconds: HOUR });
  const byAccount = limiter({ name: `${name}-account`, points: points.account, windowSeconds: HOUR });

  return async (account: string, userId: string | null): Promise<Try> => {
    const { ip } = requestContext();
    const address = networkOf(ip);
    const place = `${account} ${address}`;
    for (const [limit, key, most] of [
      ...here.map((limit, index) => [limit, place, points.here[index] as number] as const),
      [byAddress, address, points.address] as const,
      [byAccount, account, points.account] as const,
    ]) {
      const { allowed, msBeforeNext, consumed } = await limit.consume(key);
      if (allowed) continue;
      if (limit === byAccount && userId !== null && ip !== null && (await hasBeenAt(userId, ip))) continue;
      return {
        allowed: false,
        waitSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
        isFirst: consumed === most + 1,
      };
    }
    return {
      allowed: true,
      async succeeded() {
        await Promise.all([...here.map((limit) => limit.reset(place)), byAccount.reset(account)]);
        await byAddress.consume(address, -1);
      },
    };
  };
}

/** Where somebody is: an address, or of IPv6 the network, of whose addresses one machine has more than it can use. */
function networkOf(ip: string | null): string {
  if (ip === null || !ipaddr.isValid(ip)) return 'unknown';
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return `${address.toByteArray().slice(0, 8).join('.')}/64`;
}
