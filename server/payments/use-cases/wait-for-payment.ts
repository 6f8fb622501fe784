import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '@/server/identity/door';
import { isUnderWay } from '../domain/payment-states';
import { presentPayment } from '../present';
import type { Payment } from '../schema/payments';
import { findPayment, findStatus } from '../store/reading';

const LONGEST_SECONDS = 30;
const FIRST_POLL_MS = 40;
const SLOWEST_POLL_MS = 400;

/** Waits until the provider has had its last word on a payment, for so long at most. Null: it has not yet. */
export async function waitForPayment(actor: Actor, id: string, seconds: number): Promise<Payment | null> {
  const until = performance.now() + Math.min(seconds, LONGEST_SECONDS) * 1_000;
  for (let pollMs = FIRST_POLL_MS; performance.now() < until; pollMs = Math.min(pollMs * 1.5, SLOWEST_POLL_MS)) {
    await wait(Math.min(pollMs, Math.max(0, until - performance.now())));
    const status = await findStatus(BigInt(id));
    if (status === null || isUnderWay(status)) continue;
    const row = await findPayment(actor.merchantId, id);
    return row && presentPayment(row);
  }
  return null;
}
