import { moveDisbursements } from '@/server/disbursements/door';
import { jobActor } from '@/server/identity/door';
import { localDateOf } from '@/server/kernel/calendar';
import { post } from '@/server/ledger/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { HELD } from '../domain/formats/bank-reasons';
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
 * Ends attempts that the bank has certainly not heard of, in the caller's transaction, which holds merchants and
 * disbursements: the payouts wait as if they had never been made, and leave by others once they may.
 */
export async function holdBack(
  client: Queryable,
  attempts: AttemptRow[],
  waitsFor: PayoutWait,
  words: string | null = null,
): Promise<void> {
  const at = now();
  const said = { code: HELD, words, bankReference: null, bookedOn: null };
  await insertEvents(
    client,
    attempts.map(({ id, merchantId }) => {
      return { attemptId: id, merchantId, kind: 'failed', source: 'staff', ...said, at } as const;
    }),
  );
  const ids = attempts.map(({ disbursementId }) => disbursementId);
  if ((await moveDisbursements(client, ids, ['submitting'], 'approved')) < ids.length)
    throw new Error(`one of disbursements ${ids.join(', ')} is not being sent, and an attempt at it never left`);
  await audit(
    client,
    ...attempts.map(({ disbursementId, reference }) => ({
      actor: jobActor('pay-out'),
      action: 'disbursement.held_back',
      object: { type: 'disbursement', id: disbursementId.toString() },
      merchantId: null,
      before: { status: 'submitting' },
      after: { status: 'approved', reference, waitsFor },
    })),
  );
  await post(
    client,
    attempts.map((attempt) => movedInBooks('payout_failed', attempt, localDateOf(at, attempt.timeZone))),
  );
}
