import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { payoutDue } from '../events';
import { currentPayoutProvider } from '../providers/providers';
import { findAttemptsByReference, findUnderWay } from '../store/attempts';
import { advancePayout } from './advance-payout';
import { channelOf } from './channel-of';
import { payForgottenRuns } from './pay-run';
import { settleAttempt } from './settle-attempt';

const BATCH = 1_000;
/** How far back the bank is asked what came back: returns of SEPA come within three bank days, of ACH within two. */
const RETURNS_WITHIN_MS = 10 * 86_400_000;

/**
 * Wakes what waits: payouts whose merchant is off hold or whose account has cooled off by now, and those that nobody is at
 * any more. A payout that somebody is at already is not paid twice by it.
 */
export async function wakePayouts(): Promise<void> {
  await payForgottenRuns();
  await forEachUnderWay((ids) => transaction((client) => emit(client, ...ids.map(payoutDue))));
}

/** The same at once, one call each: for a demo whose clock is moved. */
export async function advancePayouts(): Promise<void> {
  await payForgottenRuns();
  await forEachUnderWay(async (ids) => {
    for (const id of ids) {
      for (let call = 0; call < 10; call++) {
        const progress = await advancePayout(id);
        if (progress.done || progress.waitMs > 0) break;
      }
    }
  });
}

async function forEachUnderWay(work: (ids: bigint[]) => Promise<unknown>): Promise<void> {
  const isByBank = new Map<string, boolean>();
  for (let after = 0n; ; ) {
    const found = await findUnderWay(pool(), after, BATCH);
    for (const currency of new Set(found.map((row) => row.currency)))
      if (!isByBank.has(currency)) isByBank.set(currency, (await channelOf(pool(), currency)) === 'bank');
    // What has left by the bank's connection is asked about there, however the next ones leave.
    const ids = found.filter((row) => row.isOnItsWay || isByBank.get(row.currency)).map(({ id }) => id);
    if (ids.length > 0) await work(ids);
    const last = found.at(-1);
    if (!last || found.length < BATCH) return;
    after = last.id;
  }
}

/** Asks the bank what came back, and writes it down: days after it was paid. */
export async function noteReturns(): Promise<{ returned: number }> {
  const provider = currentPayoutProvider();
  if (provider === null) return { returned: 0 };
  const returned = await provider.returnedSince(new Date(now().getTime() - RETURNS_WITHIN_MS));
  const ids = await findAttemptsByReference(
    pool(),
    returned.map(({ reference }) => reference),
  );
  let done = 0;
  for (const { reference, code, bookedOn } of returned) {
    const id = ids.get(reference);
    if (id === undefined) continue;
    const came = await transaction((client) =>
      settleAttempt(client, id, { kind: 'returned', source: 'bank', code, bookedOn }),
    );
    if (came === 'done') done++;
  }
  return { returned: done };
}
