import { moveDisbursements } from '@/server/disbursements/door';
import { jobActor } from '@/server/identity/door';
import { localDateOf } from '@/server/kernel/calendar';
import { post } from '@/server/ledger/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { waitOf } from '../domain/waits';
import type { PayoutWait } from '../schema';
import { type AttemptRow, findPayables, insertEvents } from '../store/attempts';
import { movedInBooks } from './book-payout';

/** Why an attempt that was made is not to be sent now: its merchant was put on hold since, or its account changed. */
export async function whyNotNow(client: Queryable, attempt: AttemptRow): Promise<PayoutWait | null> {
  const [payable] = await findPayables(client, [attempt.disbursementId]);
  if (!payable) return null;
  const { contradictedAt } = payable;
  // What was known when the attempt was made somebody has looked at.
  const since = contradictedAt !== null && contradictedAt >= attempt.createdAt ? contradictedAt : null;
  return waitOf({ ...payable, approvedAccountId: attempt.bankAccountId, contradictedAt: since }, now(), false);
}

/**
 * Ends an attempt that the bank has certainly not heard of, in the caller's transaction, which holds merchant and
 * disbursement: the payout waits as if it had never been made, and leaves by another once it may.
 */
export async function holdBack(
  client: Queryable,
  attempt: AttemptRow,
  waitsFor: PayoutWait,
  words: string | null = null,
): Promise<void> {
  const at = now();
  const { id, merchantId, disbursementId, reference } = attempt;
  const said = { code: 'HELD', words, bankReference: null, bookedOn: null };
  await insertEvents(client, [{ attemptId: id, merchantId, kind: 'failed', source: 'staff', ...said, at }]);
  if ((await moveDisbursements(client, [disbursementId], ['submitting'], 'approved')) === 0)
    throw new Error(`disbursement ${disbursementId} is ${attempt.status}, with an attempt that never left`);
  await audit(client, {
    actor: jobActor('pay-out'),
    action: 'disbursement.held_back',
    object: { type: 'disbursement', id: disbursementId.toString() },
    merchantId: null,
    before: { status: 'submitting' },
    after: { status: 'approved', reference, waitsFor },
  });
  await post(client, [movedInBooks('payout_failed', attempt, localDateOf(at, attempt.timeZone))]);
}
