import { jobActor } from '@/server/identity/door';
import { type JournalCode, openJournals, postLines } from '@/server/ledger/door';
import { audit } from '@/server/platform/audit';
import type { Queryable } from '@/server/platform/db';
import { accountFor, owingLines } from '../domain/owing-lines';
import type { Priced } from '../domain/price-payment';
import { findOpenDays, insertPayable, lockMerchantsForPayables, type NewPayable } from '../store/accrual';

/** Because of what it is owed: the payment, its refund, its dispute. */
export type Cause = Pick<
  NewPayable,
  'kind' | 'merchantId' | 'sourceId' | 'currency' | 'paymentId' | 'orderId' | 'customerReference'
>;

const journals = {
  payment_capture: { code: 'payment_captured', causeKind: 'payment' },
  refund: { code: 'payment_refunded', causeKind: 'refund' },
  dispute: { code: 'dispute_opened', causeKind: 'dispute' },
  dispute_won: { code: 'dispute_won', causeKind: 'dispute' },
} as const satisfies Record<Cause['kind'], { code: JournalCode; causeKind: string }>;

/**
 * Owes one amount because of a payment, in the caller's transaction: its payable and one journal. A day that is closed
 * already gives way to the next open one; a day that is settled already makes it available at once.
 */
export async function owe(client: Queryable, cause: Cause, priced: Priced): Promise<void> {
  const { merchantId, sourceId, kind, currency } = cause;
  const merchant = (await lockMerchantsForPayables(client, [merchantId])).get(merchantId);
  const [dueOn, effectiveOn] = await openDays(client, merchantId, priced);
  const account = accountFor(dueOn, merchant?.settled_through ?? null);
  const { grossMinor, feeMinor, netMinor, feeVersionId, feeTier, naturalOn } = priced;
  const { code, causeKind } = journals[kind];
  const lines = owingLines({ ...priced, merchantId, currency }, 'provider_receivable', account);
  const entries = [{ code, causeKind, causeId: sourceId.toString(), effectiveOn, lines }];
  const journalIds = await openJournals(client, entries);
  const journalId = journalIds[0] as bigint;
  const amounts = { grossMinor, feeMinor, netMinor };
  const id = await insertPayable(client, { ...cause, ...amounts, feeVersionId, feeTier, dueOn, naturalOn, journalId });
  await audit(client, {
    actor: jobActor('owe'),
    action: 'payable.owed',
    object: { type: 'payable', id: id.toString() },
    merchantId,
    after: { kind, sourceId, paymentId: cause.paymentId, currency, ...amounts, dueOn },
  });
  // Last: it holds the accounts until the transaction ends.
  await postLines(client, journalIds, entries);
}

async function openDays(client: Queryable, merchantId: bigint, { naturalOn, happenedOn }: Priced) {
  const days = await findOpenDays(client, [
    { merchantId, day: naturalOn },
    { merchantId, day: happenedOn },
  ]);
  return days as [dueOn: (typeof days)[number], effectiveOn: (typeof days)[number]];
}
