import { type Allowance, type Limit, limiter } from './rate-limit';

/** Into so many parts a window's points are divided: what this process takes from the database at a time. */
const PARTS = 50;
/** Keys whose lease is remembered at a time, before those that are over are dropped. */
const MAX_LEASES = 10_000;

type Lease = {
  /** Points that this process has taken from the shared window and not used. */
  left: number;
  /** Points that are left in the shared window, as of the last look. */
  shared: number;
  /** When the window is over. */
  endsAt: number;
};

/**
 * A limit that all processes share, at a fraction of a statement per call: a process takes points from the window in the
 * database by the handful and spends them from memory. Never more than the limit is allowed; what one process has taken
 * and not spent is lost to the others for that window (a fiftieth each). A key that is over the limit is refused from
 * memory until its window ends.
 */
export function leasedLimiter(limit: Limit): { consume(key: string, points?: number): Promise<Allowance> } {
  const shared = limiter(limit);
  const handful = Math.ceil(limit.points / PARTS);
  const leases = new Map<string, Lease>();
  const underWay = new Map<string, Promise<Lease>>();

  function leaseOf(key: string): Lease | undefined {
    const lease = leases.get(key);
    if (lease === undefined || lease.endsAt > Date.now()) return lease;
    leases.delete(key);
    return undefined;
  }

  async function take(key: string, points: number): Promise<Lease> {
    const { allowed, remaining, msBeforeNext, consumed } = await shared.consume(key, points);
    // The last handful may be larger than what was left: then it is what was left.
    const taken = allowed ? points : Math.max(0, points - (consumed - limit.points));
    const left = (leaseOf(key)?.left ?? 0) + taken;
    const lease = { left, shared: remaining, endsAt: Date.now() + msBeforeNext };
    if (leases.size >= MAX_LEASES) forgetEnded(leases);
    leases.set(key, lease);
    return lease;
  }

  /** One statement at a time for a key, however many wait for its points. */
  function takeOnce(key: string, points: number): Promise<Lease> {
    let taking = underWay.get(key);
    if (taking === undefined) {
      taking = take(key, points).finally(() => underWay.delete(key));
      underWay.set(key, taking);
    }
    return taking;
  }

  return {
    async consume(key, points = 1) {
      for (;;) {
        const lease = leaseOf(key) ?? { left: 0, shared: limit.points, endsAt: 0 };
        const isEnough = lease.left >= points;
        if (isEnough) lease.left -= points;
        if (isEnough || (lease.shared === 0 && lease.endsAt > 0)) {
          const remaining = lease.left + lease.shared;
          const msBeforeNext = Math.max(0, lease.endsAt - Date.now());
          return { allowed: isEnough, remaining, msBeforeNext, consumed: limit.points - remaining };
        }
        await takeOnce(key, Math.max(handful, points - lease.left));
      }
    },
  };
}

/** Drops the leases whose windows are over; when that is none, the oldest, whose points are then taken anew. */
function forgetEnded(leases: Map<string, Lease>): void {
  const at = Date.now();
  for (const [key, { endsAt }] of leases) if (endsAt <= at) leases.delete(key);
  for (const key of leases.keys()) {
    if (leases.size < MAX_LEASES) return;
    leases.delete(key);
  }
}
