import { carryDisbursement, followPayouts } from '@/server/disbursements/door';
import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { payoutDue } from '../events';
import { currentPayoutProvider } from '../providers/providers';
import type { DecidePayoutInput, Payout, PayoutWait } from '../schema';
import { findPayables, lockForPaying, type PayableRow } from '../store/attempts';
import { channelOf } from './channel-of';
import { shownPayout } from './get-payout';
import { openAttempts } from './open-attempts';
import { whyItWouldFailAgain } from './would-fail-again';

const waits: Record<PayoutWait, string> = {
  on_hold: 'The merchant is on hold: lift that first.',
  no_account: 'The merchant has no bank account of this currency: it has to give one first.',
  account_changed: 'The bank account was changed after the approval.',
  cooling_off: 'The new bank account cools off first: pay it after that, or it is paid by itself.',
  contradicted: 'The bank says that an earlier transfer of it was executed: ask it first.',
  file: 'Payouts of this currency leave in bank files: write a further file, which takes it up.',
};

/**
 * Pays again what failed or came back, or pays to a new account what was approved for another, for a reason: a new attempt
 * under a new reference, while no other is alive. What failed for good needs another account first.
 */
export const payAgain = (actor: Actor | null, input: DecidePayoutInput): Promise<Outcome<Payout>> =>
  decide(actor, input, 'paid again', async (client, by, disbursement) => {
    const words = await whyItWouldFailAgain(client, disbursement);
    if (words !== null)
      return refuse('impossible_move', `It would fail again: ${words} A new bank account has to be confirmed first.`);
    const provider = currentPayoutProvider();
    if (provider === null || (await channelOf(client, disbursement.currency)) !== 'bank')
      return refuse('impossible_move', waits.file);
    const opening = { by: actorKey(by), reason: input.reason, channel: 'bank', provider: provider.name } as const;
    const { left } = await openAttempts(client, [disbursement.id], opening);
    const waitsFor = left[0]?.waitsFor;
    if (waitsFor) return refuse('impossible_move', waits[waitsFor]);
    await decided(client, by, disbursement, 'disbursement.paid_again', input.reason);
    await emit(client, payoutDue(disbursement.id));
    return ok(null);
  });

/** Gives up a payout that is not on its way, for a reason: all of it is owed on into the merchant's next period. */
export const cancelPayout = (actor: Actor | null, input: DecidePayoutInput): Promise<Outcome<Payout>> =>
  decide(actor, input, 'cancelled', async (client, by, disbursement) => {
    const { contradictedAt, sentAt } = disbursement;
    if (contradictedAt !== null && (sentAt === null || contradictedAt >= sentAt))
      return refuse('impossible_move', waits.contradicted);
    await decided(client, by, disbursement, 'disbursement.carried', input.reason);
    await carryDisbursement(client, disbursement.id);
    return ok(null);
  });

/** Decides about one payout while nobody else pays it, gives it up, or changes where it goes; its run follows. */
async function decide(
  actor: Actor | null,
  input: DecidePayoutInput,
  done: string,
  work: (client: Queryable, by: Actor, disbursement: PayableRow) => Promise<Outcome<null>>,
): Promise<Outcome<Payout>> {
  const may = authorise(actor, 'payouts:pay');
  if (!may.ok) return may;
  const id = BigInt(input.disbursementId);
  return transaction(async (client) => {
    await lockForPaying(client, [id]);
    const [disbursement] = await findPayables(client, [id]);
    if (!disbursement) return refuse('not_found', 'There is no such payout.');
    const stands = mustBeOpen(disbursement, done);
    const worked = stands.ok ? await work(client, may.value, disbursement) : stands;
    if (!worked.ok) return worked;
    await followPayouts(client, disbursement.runId);
    return ok(await shownPayout(client, id));
  });
}

/** Nothing may be alive: what may have left is asked about, never given up or sent anew. */
function mustBeOpen({ status }: PayableRow, done: string): Outcome<null> {
  if (status === 'approved' || status === 'failed' || status === 'returned') return ok(null);
  const why =
    status === 'unknown'
      ? 'it is not known yet what came of it. The bank is asked'
      : status === 'submitting' || status === 'submitted'
        ? 'it is on its way'
        : `it is ${status}`;
  return refuse('impossible_move', `This payout cannot be ${done}: ${why}.`, { details: { currentState: status } });
}

const decided = (client: Queryable, actor: Actor, of: PayableRow, action: string, why: string) =>
  audit(client, {
    actor,
    action,
    object: { type: 'disbursement', id: of.id.toString() },
    merchantId: null,
    before: { status: of.status },
    after: { status: action === 'disbursement.carried' ? 'carried' : 'submitting' },
    why,
  });
