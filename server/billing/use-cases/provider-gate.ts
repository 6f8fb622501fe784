import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import { emit } from '@/server/platform/outbox';
import { isProvidersFault } from '../domain/charge-outcome';
import { breakerChanged } from '../events';
import { Breaker, type BreakerChange } from '../providers/breaker';
import type { ChargeOutcome } from '../schema/outcomes';
import type { ProviderLimits } from '../schema/providers';
import { findProvider, limitsOf, noteBreaker } from '../store/providers';

/** Where staff set nothing else. */
export const deliveredLimits: ProviderLimits = {
  concurrency: 64,
  perSecond: 200,
  opensAtPercent: 50,
  withinSeconds: 30,
  openSeconds: 30,
};

/** A provider's limits and breaker, as this process has them. */
export type Gate = {
  limits: ProviderLimits;
  breaker: Breaker;
  /** What the breaker did so far is written down. */
  written(): Promise<void>;
};

type Known = Gate & { of: string; writing: Promise<void> };
const gates = new Map<string, Known>();

/**
 * The gate of a provider, by its limits as they stand now. A breaker that another process opened, or this one before it was
 * started anew, is open here too.
 */
export async function gateOf(provider: string): Promise<Gate> {
  // What this process saw itself is written down before the row is read.
  await gates.get(provider)?.written();
  const row = await findProvider(provider, deliveredLimits, wallNow());
  const known = gates.get(provider);
  const of = JSON.stringify(limitsOf(row));
  if (known && known.of === of && (row.state === 'closed' || !known.breaker.isClosed)) return known;
  const made: Known = {
    of,
    limits: limitsOf(row),
    writing: Promise.resolve(),
    written: () => made.writing,
    breaker: new Breaker(
      limitsOf(row),
      (outcome) => isProvidersFault((outcome as { outcome: ChargeOutcome }).outcome),
      (change) => {
        made.writing = made.writing
          .then(() => write(provider, change))
          // What could not be written mends itself: the next look at the row asks with one charge.
          .catch((error: unknown) => log.error({ err: error, provider, change }, 'a breaker’s change was not kept'));
      },
      row.state === 'closed' ? null : row.changed_at,
    ),
  };
  gates.set(provider, made);
  return made;
}

const write = (provider: string, { state, why }: BreakerChange): Promise<void> =>
  transaction(async (client) => {
    await noteBreaker(client, { provider, state, why, at: wallNow() });
    await emit(client, breakerChanged({ provider, state }));
  });
