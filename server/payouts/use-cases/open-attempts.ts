import { moveDisbursements } from '@/server/disbursements/door';
import { localDateOf } from '@/server/kernel/calendar';
import { post } from '@/server/ledger/door';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { payoutReference } from '../domain/reference';
import { waitOf } from '../domain/waits';
import type { PayoutWait } from '../schema';
import { findPayables, insertAttempts, lockForPaying, type PayableRow } from '../store/attempts';
import { movedInBooks } from './book-payout';

/** How attempts are made: by the bank's connection, or in a file; and by whom. */
export type Opening = {
  by: string;
  /**
   * Why there is another attempt, or one to another account than was approved, of all or of some; null: the first, as
   * approved.
   */
  reason: string | null | ReadonlyMap<bigint, string>;
  /** The account of the attempt before, where nobody said that it may be another. */
  sameAccount?: bigint;
} & ({ channel: 'bank'; provider: string } | { channel: 'file'; fileId: bigint });

export type Opened = {
  opened: { attemptId: bigint; reference: string; disbursement: PayableRow & { accountId: bigint } }[];
  /** What was not, and why: it waits, or (null) it is paid or on its way. */
  left: { disbursement: PayableRow; waitsFor: PayoutWait | null }[];
};

/**
 * Makes an attempt for each of these disbursements that may be paid now, in the caller's transaction: its reference is
 * committed before the bank hears of it, and its amount leaves the merchant's disbursement in the books. The database
 * refuses a second one while the first is alive.
 */
export async function openAttempts(client: Queryable, ids: bigint[], opening: Opening): Promise<Opened> {
  const at = now();
  await lockForPaying(client, ids);
  const found = await findPayables(client, ids);
  const result: Opened = { opened: [], left: [] };
  const payable: (PayableRow & { accountId: bigint })[] = [];
  const { reason } = opening;
  const reasonOf = (id: bigint) => (reason === null || typeof reason === 'string' ? reason : (reason.get(id) ?? null));
  for (const disbursement of found) {
    const isFirst = disbursement.status === 'approved';
    const isOpen = isFirst || disbursement.status === 'failed' || disbursement.status === 'returned';
    const approvedAccountId = opening.sameAccount ?? disbursement.approvedAccountId;
    const mayBeAnother = reasonOf(disbursement.id) !== null && opening.sameAccount === undefined;
    const waitsFor = isOpen ? waitOf({ ...disbursement, approvedAccountId }, at, mayBeAnother) : null;
    const { accountId } = disbursement;
    if (!isOpen || waitsFor !== null || accountId === null || (!isFirst && reasonOf(disbursement.id) === null))
      result.left.push({ disbursement, waitsFor });
    else payable.push({ ...disbursement, accountId });
  }
  if (payable.length === 0) return result;
  const made = await insertAttempts(
    client,
    payable.map((disbursement) => ({
      disbursementId: disbursement.id,
      merchantId: disbursement.merchantId,
      number: disbursement.attempts + 1,
      reference: payoutReference(disbursement.id, disbursement.attempts + 1),
      channel: opening.channel,
      provider: opening.channel === 'bank' ? opening.provider : null,
      currency: disbursement.currency,
      amountMinor: disbursement.amountMinor,
      bankAccountId: disbursement.accountId,
      fileId: opening.channel === 'file' ? opening.fileId : null,
      reason: reasonOf(disbursement.id),
      createdBy: opening.by,
      at,
    })),
  );
  const idOf = new Map(made.map(({ id, disbursement_id: of }) => [of, id]));
  await moveDisbursements(client, [...idOf.keys()], ['approved', 'failed', 'returned'], 'submitting');
  for (const disbursement of payable) {
    const reference = payoutReference(disbursement.id, disbursement.attempts + 1);
    result.opened.push({ attemptId: idOf.get(disbursement.id) as bigint, reference, disbursement });
  }
  await post(
    client,
    payable.map((disbursement) =>
      movedInBooks(
        'payout_sent',
        { ...disbursement, disbursementId: disbursement.id },
        localDateOf(at, disbursement.timeZone),
      ),
    ),
  );
  return result;
}
