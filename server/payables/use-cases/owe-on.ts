import { jobActor } from '@/server/identity/door';
import type { LocalDate } from '@/server/kernel/calendar';
import { type JournalCode, openJournals, postLines } from '@/server/ledger/door';
import { audit } from '@/server/platform/audit';
import type { Queryable } from '@/server/platform/db';
import { accountFor, owingLines } from '../domain/owing-lines';
import { findOpenDays, insertOwedOn, lockMerchantsForPayables } from '../store/accrual';

/** What is owed because of a disbursement: what it kept (gross is net), or a minimum monthly fee (all of it fee). */
export type OwedOn = {
  kind: 'carried' | 'reserve_released' | 'monthly_fee';
  merchantId: bigint;
  /** The disbursement, or the monthly fee. */
  sourceId: bigint;
  currency: string;
  grossMinor: bigint;
  feeMinor: bigint;
  /** The day it falls due, or the next open one after it. */
  naturalOn: LocalDate;
  /** The day it belongs to in the books. */
  bookedOn: LocalDate;
};

const journals = {
  carried: { code: 'disbursement_kept', causeKind: 'disbursement' },
  reserve_released: { code: 'disbursement_kept', causeKind: 'disbursement' },
  monthly_fee: { code: 'monthly_fee_charged', causeKind: 'monthly_fee' },
} as const satisfies Record<OwedOn['kind'], { code: JournalCode; causeKind: string }>;

/**
 * Owes on what disbursements keep, and deducts monthly fees, in the caller's transaction: a payable and a journal for each.
 * @returns the journals' ids, in the order asked for
 */
export async function oweOn(client: Queryable, owed: readonly OwedOn[]): Promise<bigint[]> {
  if (owed.length === 0) return [];
  const merchants = await lockMerchantsForPayables(client, [...new Set(owed.map((one) => one.merchantId))]);
  const days = await findOpenDays(
    client,
    owed.map(({ merchantId, naturalOn }) => ({ merchantId, day: naturalOn })),
  );
  const entries = owed.map((one, index) => {
    const account = accountFor(days[index] as LocalDate, merchants.get(one.merchantId)?.settled_through ?? null);
    const amounts = { ...one, netMinor: one.grossMinor - one.feeMinor };
    return {
      ...journals[one.kind],
      causeId: one.sourceId.toString(),
      effectiveOn: one.bookedOn,
      lines: owingLines(amounts, 'merchant_disbursement', account).filter((line) => line.amountMinor !== 0n),
    };
  });
  const journalIds = await openJournals(client, entries);
  const rows = owed.map((one, index) => ({
    ...one,
    dueOn: days[index] as LocalDate,
    journalId: journalIds[index] as bigint,
  }));
  const ids = await insertOwedOn(client, rows);
  await audit(
    client,
    ...rows.map(({ kind, merchantId, sourceId, currency, grossMinor, feeMinor, dueOn }, index) => ({
      actor: jobActor('owe'),
      action: 'payable.owed',
      object: { type: 'payable', id: (ids[index] as bigint).toString() },
      merchantId,
      after: { kind, sourceId, currency, grossMinor, feeMinor, netMinor: grossMinor - feeMinor, dueOn },
    })),
  );
  // Last: it holds the accounts until the transaction ends.
  await postLines(client, journalIds, entries);
  return journalIds;
}
