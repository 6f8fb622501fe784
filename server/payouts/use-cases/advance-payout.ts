import { moveDisbursements } from '@/server/disbursements/door';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { bankReason, isOfDuplicate } from '../domain/formats/bank-reasons';
import { neverLeft, nextCall, tryAgainAt } from '../domain/next-call';
import type { BankAnswer } from '../providers/payout-provider';
import { currentPayoutProvider } from '../providers/providers';
import type { PayoutEventKind } from '../schema';
import {
  type AttemptRow,
  type EventRow,
  findEvents,
  findLatestAttempt,
  findPayables,
  insertEvents,
  lockAttempt,
  lockForPaying,
} from '../store/attempts';
import { callBank } from './call-bank';
import { channelOf } from './channel-of';
import { holdBack, whyNotNow } from './hold-back';
import { openAttempts } from './open-attempts';
import { settleAttempt } from './settle-attempt';

/** What a piece of work leaves: nothing to do, or when to go on. */
export type Progress = { done: true } | { done: false; waitMs: number };

const nothing: Progress = { done: true };
const atOnce: Progress = { done: false, waitMs: 0 };
/** Another process is at the same payout: when to see what came of it. */
const SOMEBODY_ELSE_MS = 1_000;
/** When to see whether a merchant is off hold; what waits is woken as often. */
const HELD_MS = 30 * 60_000;

/** Takes a payout one call to the bank further. It is paid once, whatever is interrupted, and whoever else is at it. */
export async function advancePayout(disbursementId: bigint): Promise<Progress> {
  const [disbursement] = await findPayables(pool(), [disbursementId]);
  if (!disbursement) return nothing;
  if (disbursement.status === 'approved') return (await open(disbursementId, disbursement.currency)) ? atOnce : nothing;
  const attempt = await findLatestAttempt(pool(), disbursementId);
  if (attempt?.channel !== 'bank') return nothing;
  const events = await findEvents(pool(), [attempt.id]);
  const step = nextCall(events, now());
  if (step.do === 'wait') return { done: false, waitMs: step.ms };
  if (step.do === 'nothing') return disbursement.status === 'failed' ? tryAgain(attempt, events) : nothing;
  const before = await begin(attempt, step.do, events.at(-1)?.id ?? null);
  if (before !== null) return before;
  if (step.do === 'give_up') return atOnce;
  const answer = await callBank(attempt, step.do);
  await transaction((client) => record(client, attempt, step.do === 'ask', answer));
  return atOnce;
}

/** Makes the next attempt, where payouts of the currency leave by the bank's connection and this one may. */
async function open(
  disbursementId: bigint,
  currency: string,
  again?: { reason: string; sameAccount: bigint },
): Promise<boolean> {
  const provider = currentPayoutProvider();
  if (provider === null || (await channelOf(pool(), currency)) !== 'bank') return false;
  const way = { channel: 'bank', provider: provider.name } as const;
  const opening = { by: 'job:pay-out', reason: null, ...again, ...way };
  const { opened } = await transaction((client) => openAttempts(client, [disbursementId], opening));
  return opened.length > 0;
}

/** What failed for a passing reason is tried again by itself, some times. */
async function tryAgain(attempt: AttemptRow, events: EventRow[]): Promise<Progress> {
  const failed = events.findLast(({ kind }) => kind === 'failed');
  if (!failed) return nothing;
  const at = tryAgainAt(attempt.number, bankReason(failed.code).permanent, failed.at);
  if (at === null) return nothing;
  const waitMs = at.getTime() - now().getTime();
  if (waitMs > 0) return { done: false, waitMs };
  const reason = `Tried again by itself, since the reason may have passed: ${failed.code ?? 'none given'}.`;
  return (await open(attempt.disbursementId, attempt.currency, { reason, sameAccount: attempt.bankAccountId }))
    ? atOnce
    : nothing;
}

/**
 * Commits that the bank is about to be called, or that it is not any more. What has not left does not leave where it would
 * have to wait by now: no hold is placed and no account comes into force between this look and that note.
 *
 * @returns null: go on; otherwise when to look again, since it waits, or somebody else has gone on meanwhile
 */
const begin = (attempt: AttemptRow, what: 'send' | 'ask' | 'give_up', seen: bigint | null): Promise<Progress | null> =>
  transaction(async (client) => {
    if (what === 'send') await lockForPaying(client, [attempt.disbursementId]);
    else await lockAttempt(client, attempt.id);
    const happened = await findEvents(client, [attempt.id]);
    if ((happened.at(-1)?.id ?? null) !== seen) return { done: false, waitMs: SOMEBODY_ELSE_MS };
    if (what === 'give_up') {
      await settleAttempt(client, attempt.id, { kind: 'failed', source: 'bank', code: 'NOT_SENT' });
      return null;
    }
    const waitsFor = what === 'send' ? await whyNotNow(client, attempt) : null;
    if (waitsFor !== null && neverLeft(happened)) {
      await holdBack(client, [attempt], waitsFor);
      return atOnce;
    }
    // Of what the bank may have heard nothing is said: once it may leave again, it is the same transfer.
    if (waitsFor === 'on_hold' || waitsFor === 'contradicted') return { done: false, waitMs: HELD_MS };
    await insertEvents(client, [eventOf(attempt, what === 'send' ? 'sending' : 'asking', {})]);
    return null;
  });

/** Writes down what the bank said, unless its end is known by now. */
async function record(
  client: Parameters<typeof settleAttempt>[0],
  attempt: AttemptRow,
  isLookUp: boolean,
  answer: BankAnswer,
): Promise<void> {
  const { outcome, code, words, bankReference, bookedOn } = answer;
  const said = { source: 'bank' as const, code, words, bankReference, bookedOn };
  if (outcome === 'paid' || outcome === 'returned')
    return void (await settleAttempt(client, attempt.id, { kind: outcome, ...said }));
  if (outcome === 'rejected' && !isOfDuplicate(code))
    return void (await settleAttempt(client, attempt.id, { kind: 'failed', ...said }));
  await lockAttempt(client, attempt.id);
  const happened = (await findEvents(client, [attempt.id])).map(({ kind }) => kind);
  if (happened.some((kind) => kind === 'paid' || kind === 'failed' || kind === 'returned')) return;
  // That the bank could not be asked, or has nothing new to say, changes nothing.
  if (isLookUp && (outcome === 'unknown' || outcome === 'not_sent')) return;
  if (outcome === 'accepted' && happened.includes('accepted')) return;
  // That it is a duplicate says nothing of the first one: it is asked about.
  const kind = outcome === 'rejected' ? 'unknown' : outcome;
  if (isLookUp && kind === 'unknown') return;
  await insertEvents(client, [eventOf(attempt, kind, said)]);
  const id = [attempt.disbursementId];
  if (outcome === 'accepted') await moveDisbursements(client, id, ['submitting', 'unknown'], 'submitted');
  if (kind === 'unknown') await moveDisbursements(client, id, ['submitting'], 'unknown');
}

const eventOf = ({ id, merchantId }: AttemptRow, kind: PayoutEventKind, said: Omit<BankAnswer, 'outcome'>) => ({
  attemptId: id,
  merchantId,
  kind,
  source: 'bank' as const,
  code: said.code ?? null,
  words: said.words ?? null,
  bankReference: said.bankReference ?? null,
  bookedOn: said.bookedOn ?? null,
  at: now(),
});
