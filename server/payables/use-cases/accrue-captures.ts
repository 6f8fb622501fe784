import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { type Entry, openJournals, postLines } from '@/server/ledger/door';
import { feeTermsFor } from '@/server/merchants/door';
import type { Queryable } from '@/server/platform/db';
import { type Capture, daySumsKey, priceCapture, sumByDay } from '../domain/capture';
import { accountFor, owingLines } from '../domain/owing-lines';
import { findOpenDays, insertCaptures, lockMerchantsForPayables } from '../store/accrual';

/**
 * Turns completed orders into payables, in the caller's transaction: each once, its fee frozen, posted to the ledger as
 * one journal per merchant, currency and day. A day that is closed already gives way to the next open one.
 *
 * @param cause what brought the orders, for the journals
 */
export async function accrueCaptures(
  client: Queryable,
  captures: Capture[],
  cause: { kind: string; id: string },
): Promise<void> {
  if (captures.length === 0) return;
  const merchantIds = [...new Set(captures.map((capture) => capture.merchantId))];
  const currencies = [...new Set(captures.map((capture) => capture.currency as CurrencyCode))];
  const merchants = await lockMerchantsForPayables(client, merchantIds);
  const terms = await feeTermsFor(client, merchantIds, currencies);

  const priced = captures.map((capture) => priceCapture(capture, terms));
  const sums = sumByDay(priced);
  const days = [...sums.values()];
  const dueOn = await findOpenDays(
    client,
    days.map(({ merchantId, naturalOn }) => ({ merchantId, day: naturalOn })),
  );
  const entries = days.map((sum, index): Entry => {
    const effectiveOn = dueOn[index] as LocalDate;
    const account = accountFor(effectiveOn, merchants.get(sum.merchantId)?.settled_through ?? null);
    return {
      code: 'order_completed',
      causeKind: cause.kind,
      causeId: cause.id,
      effectiveOn,
      lines: owingLines(sum, 'order_clearing', account),
    };
  });
  const journalIds = await openJournals(client, entries);

  const settled = new Map(
    [...sums.keys()].map((key, index) => [
      key,
      { dueOn: dueOn[index] as (typeof dueOn)[number], journalId: journalIds[index] as bigint },
    ]),
  );
  await insertCaptures(
    client,
    priced.map((payable) => ({
      ...payable,
      ...(settled.get(daySumsKey(payable)) as { dueOn: (typeof dueOn)[number]; journalId: bigint }),
    })),
  );
  // Last: it holds the accounts until the transaction ends.
  await postLines(client, journalIds, entries);
}
