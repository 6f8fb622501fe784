import { followPayouts, moveDisbursements } from '@/server/disbursements/door';
import type { DisbursementStatus } from '@/server/disbursements/schema';
import { jobActor } from '@/server/identity/door';
import { type LocalDate, localDateOf } from '@/server/kernel/calendar';
import { post } from '@/server/ledger/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { WITHDRAWN } from '../domain/formats/bank-reasons';
import { reasonFor } from '../domain/reason-for';
import { payoutEnded } from '../events';
import type { PayoutEventSource } from '../schema';
import {
  type AttemptRow,
  type EventRow,
  findEvents,
  findLatestAttempt,
  insertEvents,
  lockAttempt,
} from '../store/attempts';
import { movedInBooks } from './book-payout';
import { noteContradiction } from './note-contradiction';
import { tellOfPayout } from './tell-of-payout';

/** What is known for good of an attempt, and who said so. */
export type Settled = {
  kind: 'paid' | 'failed' | 'returned';
  source: PayoutEventSource;
  code?: string | null | undefined;
  words?: string | null | undefined;
  bankReference?: string | null | undefined;
  /** The bank's day. */
  bookedOn?: LocalDate | null | undefined;
};

const underWay: readonly DisbursementStatus[] = ['submitting', 'submitted', 'unknown'];

/**
 * Writes down how an attempt ended, in the caller's transaction: its disbursement and its run move on, the money moves in
 * the books, and those concerned are told; once, whoever says it first. What came back had arrived before.
 *
 * @returns `contradicts`: it has ended otherwise; that is written down, nothing else is changed, and a person looks at it
 */
export async function settleAttempt(
  client: Queryable,
  attemptId: bigint,
  settled: Settled,
): Promise<'done' | 'already' | 'contradicts'> {
  const attempt = await lockAttempt(client, attemptId);
  if (!attempt) return 'contradicts';
  const ends = (await findEvents(client, [attemptId])).filter(isEnd);
  if (ends.some(({ kind }) => kind === settled.kind)) return 'already';
  const known = ends.at(-1);
  if (known?.kind === 'returned' && settled.kind === 'paid') return 'already';
  const isExecuted = known !== undefined && settled.kind === 'paid' && (await isUndone(client, attempt, known));
  if (known && !isExecuted && !(known.kind === 'paid' && settled.kind === 'returned')) {
    await noteContradiction(client, attempt, settled, known);
    return 'contradicts';
  }
  const cameBackUnseen = settled.kind === 'returned' && !known;
  const steps: Settled[] = cameBackUnseen
    ? [{ ...settled, kind: 'paid', code: null, words: null }, settled]
    : [settled];
  await insertEvents(
    client,
    steps.map((step) => eventOf(attempt, step)),
  );
  const from: DisbursementStatus[] = isExecuted ? ['failed'] : [...underWay];
  if (settled.kind === 'returned') from.push('paid');
  if ((await moveDisbursements(client, [attempt.disbursementId], from, settled.kind)) === 0)
    throw new Error(`disbursement ${attempt.disbursementId} is ${attempt.status}, with an attempt that is under way`);
  // The merchant's people read its audit: what is wrong with our account is not told there.
  const { code } = reasonFor('merchant', settled.code ?? null);
  await audit(client, {
    actor: jobActor('pay-out'),
    action: `disbursement.${settled.kind}`,
    object: { type: 'disbursement', id: attempt.disbursementId.toString() },
    merchantId: attempt.merchantId,
    before: { status: attempt.status },
    after: { status: settled.kind, reference: attempt.reference, ...(code ? { code } : {}) },
  });
  await emit(client, payoutEnded(settled.kind, attempt.disbursementId));
  if (settled.kind !== 'paid') await tellOfPayout(client, attempt, settled.kind, settled.code ?? null);
  await followPayouts(client, attempt.runId);
  const moves = isExecuted ? [{ ...settled, kind: 'sent' as const }, ...steps] : steps;
  await post(
    client,
    moves.map((step) =>
      movedInBooks(`payout_${step.kind}`, attempt, step.bookedOn ?? localDateOf(now(), attempt.timeZone)),
    ),
  );
  return 'done';
}

/**
 * That a bank did not execute a withdrawn file is the word of people: the bank's later word that it did counts, as long as
 * nothing was sent in its place.
 */
const isUndone = async (client: Queryable, attempt: AttemptRow, known: EventRow): Promise<boolean> =>
  isWithdrawn(known) &&
  attempt.status === 'failed' &&
  (await findLatestAttempt(client, attempt.disbursementId))?.id === attempt.id;

/** Whether people said that it ended so, and no bank. */
export const isWithdrawn = ({ code, source }: Pick<EventRow, 'code' | 'source'>): boolean =>
  code === WITHDRAWN && source === 'staff';

const isEnd = ({ kind }: EventRow): boolean => kind === 'paid' || kind === 'failed' || kind === 'returned';

const eventOf = ({ id, merchantId }: AttemptRow, { kind, source, ...said }: Settled) => ({
  attemptId: id,
  merchantId,
  kind,
  source,
  code: said.code ?? null,
  words: said.words ?? null,
  bankReference: said.bankReference ?? null,
  bookedOn: said.bookedOn ?? null,
  at: now(),
});
