import { followPayouts, moveDisbursements } from '@/server/disbursements/door';
import type { DisbursementStatus } from '@/server/disbursements/schema';
import { jobActor } from '@/server/identity/door';
import { type LocalDate, localDateOf } from '@/server/kernel/calendar';
import { type Entry, post } from '@/server/ledger/door';
import { type AuditEntry, audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { reasonFor } from '../domain/reason-for';
import { type End, isEnd, isWithdrawn, type Verdict, verdictOf } from '../domain/verdict';
import { payoutEnded } from '../events';
import { type AttemptRow, findEvents, insertEvents, lockAttempts } from '../store/attempts';
import { movedInBooks } from './book-payout';
import { noteContradiction } from './note-contradiction';
import { tellOfPayout } from './tell-of-payout';

/** What is known for good of an attempt, and who said so. */
export type Settled = End & {
  code?: string | null | undefined;
  words?: string | null | undefined;
  bankReference?: string | null | undefined;
  /** The bank's day. */
  bookedOn?: LocalDate | null | undefined;
};
/** An attempt as it stood before, with what is new of it: what came back unseen had been paid. */
type News = { attempt: AttemptRow; settled: Settled; steps: Settled[]; isExecuted: boolean };

/**
 * Writes down how attempts ended, in the caller's transaction: their disbursements and their runs move on, the money moves
 * in the books, and those concerned are told; once, whoever says it first. A set costs few statements more than one, and of
 * one attempt several things can be said in it, one after the other. Holds the disbursements, and last of all the runs.
 *
 * @returns what followed of each; `contradicts`: it has ended otherwise; that is written down, nothing else is changed, and
 * a person looks at it
 */
export async function settleAttempts(
  client: Queryable,
  said: readonly { attemptId: bigint; settled: Settled }[],
): Promise<Verdict[]> {
  const ids = said.map(({ attemptId }) => attemptId);
  const attempts = await lockAttempts(client, ids);
  const ends = new Map<bigint, End[]>(ids.map((id) => [id, []]));
  for (const { attemptId, kind, source, code } of await findEvents(client, ids))
    if (isEnd(kind)) ends.set(attemptId, [...withoutWithdrawal(ends.get(attemptId) ?? []), { kind, source, code }]);
  const verdicts: Verdict[] = [];
  const news: News[] = [];
  for (const { attemptId, settled } of said) {
    const attempt = attempts.get(attemptId);
    const known = ends.get(attemptId) as End[];
    // That a bank did not execute a withdrawn file is the word of people: the bank's later word that it did counts.
    const isExecuted = settled.kind === 'paid' && attempt?.mayHaveLeft === true;
    const verdict = isExecuted ? 'done' : attempt ? verdictOf(known, settled.kind) : 'contradicts';
    verdicts.push(verdict);
    if (attempt && verdict === 'contradicts') await noteContradiction(client, attempt, settled, known.at(-1) as End);
    if (!attempt || verdict !== 'done') continue;
    const isUnseen = settled.kind === 'returned' && known.length === 0;
    const steps: Settled[] = isUnseen ? [{ ...settled, kind: 'paid', code: null, words: null }, settled] : [settled];
    news.push({ attempt, settled, steps, isExecuted });
    ends.set(attemptId, [...withoutWithdrawal(known), ...steps]);
    attempts.set(attemptId, { ...attempt, status: settled.kind, mayHaveLeft: false });
  }
  if (news.length > 0) await settle(client, news);
  return verdicts;
}

/** The same of one. */
export const settleAttempt = async (client: Queryable, attemptId: bigint, settled: Settled): Promise<Verdict> =>
  (await settleAttempts(client, [{ attemptId, settled }]))[0] as Verdict;

/** What people said counts no more once a bank has spoken. */
const withoutWithdrawal = (ends: End[]): End[] => ends.filter((end) => !isWithdrawn(end));

async function settle(client: Queryable, news: News[]): Promise<void> {
  // What was executed all the same is paid first: it may have come back since.
  for (const isExecuted of [true, false]) {
    const some = news.filter((of) => of.isExecuted === isExecuted);
    await insertEvents(
      client,
      some.flatMap(({ attempt, steps }) => steps.map((step) => eventOf({ attempt, step }))),
    );
    await move(client, some);
  }
  await audit(client, ...news.map(toldOf));
  await emit(client, ...news.map(({ attempt, settled }) => payoutEnded(settled.kind, attempt.disbursementId)));
  for (const { attempt, settled } of news)
    if (settled.kind !== 'paid') await tellOfPayout(client, attempt, settled.kind, settled.code ?? null);
  // In the order of their ids, as whoever holds several does.
  const runs = new Set(news.map(({ attempt }) => attempt.runId));
  for (const runId of [...runs].sort((a, b) => (a < b ? -1 : 1))) await followPayouts(client, runId);
  await post(client, news.flatMap(entriesOf));
}

const underWay: readonly DisbursementStatus[] = ['submitting', 'submitted', 'unknown'];
/** From where each end is reached, in the order in which a disbursement can come through several. */
const moves = [
  { to: 'paid', isExecuted: false, from: underWay },
  { to: 'paid', isExecuted: true, from: ['failed', 'approved'] },
  { to: 'failed', isExecuted: false, from: underWay },
  { to: 'returned', isExecuted: false, from: [...underWay, 'paid'] },
] as const;

async function move(client: Queryable, news: News[]): Promise<void> {
  for (const { to, isExecuted, from } of moves) {
    const ids = news
      .filter((of) => of.settled.kind === to && of.isExecuted === isExecuted)
      .map(({ attempt }) => attempt.disbursementId);
    if (ids.length > 0 && (await moveDisbursements(client, ids, from, to)) < ids.length)
      throw new Error(`one of disbursements ${ids.join(', ')} does not go to ${to}, as its attempt says`);
  }
}

/** What was withdrawn, and executed all the same, leaves first in the books. */
const entriesOf = ({ attempt, steps, isExecuted }: News): Entry[] =>
  steps.flatMap((step) => {
    const on = step.bookedOn ?? localDateOf(now(), attempt.timeZone);
    const codes = isExecuted ? (['payout_sent', `payout_${step.kind}`] as const) : ([`payout_${step.kind}`] as const);
    return codes.map((code) => movedInBooks(code, attempt, on));
  });

function toldOf({ attempt, settled }: News): AuditEntry {
  // The merchant's people read its audit: what is wrong with our account is not told there.
  const { code } = reasonFor('merchant', settled.code ?? null);
  return {
    actor: jobActor('pay-out'),
    action: `disbursement.${settled.kind}`,
    object: { type: 'disbursement', id: attempt.disbursementId.toString() },
    merchantId: attempt.merchantId,
    before: { status: attempt.status },
    after: { status: settled.kind, reference: attempt.reference, ...(code ? { code } : {}) },
  };
}

const eventOf = ({ attempt, step }: { attempt: AttemptRow; step: Settled }) => ({
  attemptId: attempt.id,
  merchantId: attempt.merchantId,
  kind: step.kind,
  source: step.source,
  code: step.code ?? null,
  words: step.words ?? null,
  bankReference: step.bankReference ?? null,
  bookedOn: step.bookedOn ?? null,
  at: now(),
});
