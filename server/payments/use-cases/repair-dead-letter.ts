import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { isDisowned, openCall } from '../domain/next-call';
import { isUnderWay } from '../domain/payment-states';
import { presentDeadLetter } from '../present';
import type { DeadLetter } from '../schema/dead-letters';
import { type DeadLetterRow, findDeadLetter, resolveDeadLetter } from '../store/dead-letters';
import { findRefundForWork } from '../store/refunds';
import { findForWork, listCalls, lockPayment, type WorkPayment } from '../store/working';
import { askAboutPayment } from './advance-payment';
import { askAboutRefund, failRefund } from './advance-refund';
import { applyMove } from './record-payment-answer';

/** Asks the provider now. Known at last, the letter is closed; otherwise it stays open with what was answered. */
export const lookUpNow = (actor: Actor | null, id: string) =>
  repair(actor, id, async (letter, who) => {
    await ask(letter);
    if (await isStuck(letter)) return ok(letter);
    await transaction((client) => resolve(client, letter, who, 'looked_up'));
    return ok(letter);
  });

/** Starts the work again, with its patience anew: calls that are open are asked about, never made again before that. */
export const replay = (actor: Actor | null, id: string, reason?: string) =>
  repair(actor, id, async (letter, who) => {
    await transaction((client) => resolve(client, letter, who, 'replayed', reason));
    return ok(letter);
  });

/** Gives it up, with a reason: only once the provider says that it did not happen, or never heard of it. */
export const markFailed = (actor: Actor | null, id: string, reason: string) =>
  repair(actor, id, async (letter, who) => {
    await ask(letter);
    const isOver = await transaction(async (client) => {
      const payment = await lockPayment(client, letter.payment_id);
      if (!payment || !(await isKnownNotToHaveHappened(client, payment, letter))) return false;
      const said = { code: 'given_up', words: reason };
      const refund = letter.refund_id && (await findRefundForWork(client, letter.refund_id));
      const hasMoved = refund
        ? await failRefund(client, refund, said, who)
        : await applyMove(client, payment, payment.method === 'account_transfer' ? 'reject' : 'fail', said, who);
      return hasMoved && (await resolve(client, letter, who, 'marked_failed', reason));
    });
    if (isOver) return ok(letter);
    return refuse(
      'conflict',
      'The provider has not said that it did not happen: it can be looked up again, not failed.',
    );
  });

async function repair(
  actor: Actor | null,
  id: string,
  how: (letter: DeadLetterRow, who: Actor) => Promise<Outcome<DeadLetterRow>>,
): Promise<Outcome<DeadLetter>> {
  const may = authorise(actor, 'payments:repair');
  if (!may.ok) return may;
  const letter = await findDeadLetter(id);
  // Nobody of one merchant repairs: that there are letters is the platform's to know.
  if (!letter || may.value.merchantId !== null) return refuse('not_found', 'There is no such letter.');
  if (letter.resolved_at !== null) return refuse('conflict', 'This was settled already.');
  const repaired = await how(letter, may.value);
  if (!repaired.ok) return repaired;
  return ok(presentDeadLetter((await findDeadLetter(letter.id)) as DeadLetterRow));
}

const ask = (letter: DeadLetterRow) =>
  letter.refund_id === null ? askAboutPayment(letter.payment_id) : askAboutRefund(letter.refund_id);

async function isKnownNotToHaveHappened(client: Queryable, payment: WorkPayment, letter: DeadLetterRow) {
  const refund = letter.refund_id && (await findRefundForWork(client, letter.refund_id));
  const after = refund ? refund.triesBefore : payment.triesBefore;
  const calls = await listCalls(payment.id, letter.refund_id, after, client);
  const open = openCall(calls);
  return open === null || isDisowned(open, calls, now());
}

async function isStuck(letter: DeadLetterRow): Promise<boolean> {
  if (letter.refund_id === null) {
    const payment = await findForWork(pool(), letter.payment_id);
    return payment !== null && isUnderWay(payment.status) && payment.status !== 'authorised';
  }
  const refund = await findRefundForWork(pool(), letter.refund_id);
  return refund !== null && refund.status !== 'succeeded' && refund.status !== 'failed';
}

async function resolve(
  client: Queryable,
  letter: DeadLetterRow,
  who: Actor,
  resolution: NonNullable<DeadLetterRow['resolution']>,
  why?: string,
): Promise<boolean> {
  if (!(await resolveDeadLetter(client, letter.id, { by: actorKey(who), resolution, at: now() }))) return false;
  await audit(client, {
    actor: who,
    action: `dead_letter.${resolution}`,
    object: { type: 'dead_letter', id: letter.id.toString() },
    merchantId: letter.merchant_id,
    after: { paymentId: letter.payment_id, refundId: letter.refund_id, resolution },
    ...(why === undefined ? {} : { why }),
  });
  // What was stuck goes on by itself from here.
  if (resolution !== 'marked_failed') await emit(client, { name: letter.event_name, data: letter.event_data });
  return true;
}
