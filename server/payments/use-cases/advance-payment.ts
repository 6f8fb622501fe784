import { randomUUID } from 'node:crypto';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { openCall } from '../domain/next-call';
import { type NextStep, nextStep } from '../domain/next-step';
import { paymentAccepted } from '../events';
import { countReplays } from '../store/dead-letters';
import { findForWork, insertAttempt, listCalls, lockPayment, movePayment, type WorkPayment } from '../store/working';
import { bury } from './bury';
import { type Asked, callProvider } from './call-provider';
import { type Progress, SOMEBODY_ELSE_MS } from './progress';
import { recordPaymentAnswer } from './record-payment-answer';

const done: Progress = { done: true };
const soon: Progress = { done: false, waitMs: 0 };

/**
 * Takes a payment one call further: the attempt is committed before the call, its answer with what follows from it after.
 * Killed between any two lines it goes on from what is recorded, and nothing is charged twice.
 */
export async function advancePayment(id: string): Promise<Progress> {
  const payment = await findForWork(pool(), id);
  if (!payment) return done;
  const calls = await listCalls(payment.id, null, payment.triesBefore);
  const at = now();
  const { status, method, releasedAt } = payment;
  const rounds = 1 + (await countReplays(payment.id, null));
  const step = nextStep({ status, method, isReleased: releasedAt !== null, rounds }, calls, at);
  if (step.do === 'nothing') return done;
  if (step.do === 'wait') return { done: false, waitMs: step.ms };
  if (step.do === 'give_up') {
    await bury(payment, null, step.why, paymentAccepted(payment.id));
    return done;
  }
  return callOnce(payment, calls, step);
}

/** Asks the provider now what would be asked later: a person wants to know. Calls nothing else. */
export async function askAboutPayment(id: bigint): Promise<void> {
  const payment = await findForWork(pool(), id);
  const calls = payment && (await listCalls(payment.id, null, payment.triesBefore));
  const about = calls && openCall(calls);
  if (about) await callOnce(payment, calls, { do: 'look_up', about, kind: about.kind });
}

/** The attempt is committed before the call, its answer with what follows from it after. */
async function callOnce(
  payment: WorkPayment,
  calls: Awaited<ReturnType<typeof listCalls>>,
  step: Extract<NextStep, { do: 'call' | 'look_up' }>,
): Promise<Progress> {
  const at = now();
  const seen = calls.at(-1)?.number ?? payment.triesBefore;
  const about = step.do === 'look_up' ? step.about : null;
  const reference = about?.reference ?? (step.do === 'call' ? step.reference : null) ?? randomUUID();
  const kind = about ? 'look_up' : step.kind;
  const attempt = await transaction(async (client) => {
    const locked = await lockPayment(client, payment.id);
    if (!locked || !(await begin(client, locked, kind, about?.outcome === null))) return null;
    return insertAttempt(client, { payment, refundId: null, kind, asksAbout: about?.id ?? null, reference, seen, at });
  });
  if (!attempt) return { done: false, waitMs: SOMEBODY_ELSE_MS };

  const asked: Asked = { kind, reference, about: about?.kind ?? null, amountMinor: payment.amountMinor };
  const answer = await callProvider(payment, asked, providerIdOf(payment, calls));
  await transaction((client) => recordPaymentAnswer(client, payment.id, { ...attempt, ...asked }, answer));
  return soon;
}

/** The first call of its kind takes the payment into work; one that nobody recorded an answer to makes it unknown. */
async function begin(
  client: Parameters<typeof movePayment>[0],
  payment: WorkPayment,
  kind: Asked['kind'],
  isLost: boolean,
): Promise<boolean> {
  const move = async (name: Parameters<typeof movePayment>[2]) =>
    (await movePayment(client, payment.id, name, now())) !== null;
  if (kind === 'authorise' && payment.status === 'created') return move('begin');
  if (kind === 'send' && payment.status === 'created') return move('send');
  if (kind === 'look_up' && isLost && payment.status !== 'unknown') return move('lose');
  return payment.status !== 'created';
}

/** The provider's id of the charge that is captured, voided or asked about. */
const providerIdOf = (payment: WorkPayment, calls: { providerId: string | null }[]): string | null =>
  payment.providerReference ?? calls.findLast((call) => call.providerId !== null)?.providerId ?? null;
