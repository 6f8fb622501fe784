import { randomUUID } from 'node:crypto';
import { noteRefund } from '@/server/orders/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, sql, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { type NextCall, nextCall, openCall } from '../domain/next-call';
import { REFUND_FAILED, REFUND_SUCCEEDED, refundEnded, refundRequested } from '../events';
import { countReplays } from '../store/dead-letters';
import { findRefundForWork, moveRefund, sumOfSucceeded, undoRefund, type WorkRefund } from '../store/refunds';
import {
  findForWork,
  insertAttempt,
  insertResult,
  listCalls,
  lockPayment,
  movePayment,
  type WorkPayment,
} from '../store/working';
import { bury } from './bury';
import { type Asked, callProvider } from './call-provider';
import { type Progress, SOMEBODY_ELSE_MS } from './progress';
import { paymentsJob } from './record-payment-answer';
import type { TimedAnswer } from './timed';

const UNDER_WAY = ['created', 'processing', 'unknown'] as const;

/** Takes a refund one call further, as `advancePayment` does a payment: it goes back once, whatever is interrupted. */
export async function advanceRefund(id: string): Promise<Progress> {
  const found = await findBoth(id);
  if (!found) return { done: true };
  const { refund, payment, calls } = found;
  const rounds = 1 + (await countReplays(payment.id, refund.id));
  const step = nextCall('refund', calls, now(), rounds);
  if (step.do === 'go_on') return { done: true };
  if (step.do === 'wait') return { done: false, waitMs: step.ms };
  if (step.do === 'give_up') {
    await bury(payment, refund.id, step.why, refundRequested(refund.id));
    return { done: true };
  }
  return callOnce(found, step);
}

/** Asks the provider now what would be asked later. Calls nothing else. */
export async function askAboutRefund(id: bigint): Promise<void> {
  const found = await findBoth(id.toString());
  const about = found && openCall(found.calls);
  if (about) await callOnce(found, { do: 'look_up', about });
}

type Found = { refund: WorkRefund; payment: WorkPayment; calls: Awaited<ReturnType<typeof listCalls>> };

async function findBoth(id: string): Promise<Found | null> {
  const refund = await findRefundForWork(pool(), id);
  const payment = refund && (await findForWork(pool(), refund.paymentId));
  if (!payment || !(UNDER_WAY as readonly string[]).includes(refund.status)) return null;
  return { refund, payment, calls: await listCalls(payment.id, refund.id, refund.triesBefore) };
}

async function callOnce(
  { refund, payment, calls }: Found,
  step: Extract<NextCall, { do: 'call' | 'look_up' }>,
): Promise<Progress> {
  const at = now();
  const about = step.do === 'look_up' ? step.about : null;
  const reference = about?.reference ?? (step.do === 'call' ? step.reference : null) ?? randomUUID();
  const kind = about ? 'look_up' : 'refund';
  const seen = calls.at(-1)?.number ?? refund.triesBefore;
  const attempt = await transaction(async (client) => {
    // Attempts are numbered by payment.
    await lockPayment(client, payment.id);
    if (kind === 'refund') await moveRefund(client, refund.id, ['created'], 'processing', at);
    if (about?.outcome === null) await moveRefund(client, refund.id, ['processing'], 'unknown', at);
    const asksAbout = about?.id ?? null;
    return insertAttempt(client, { payment, refundId: refund.id, kind, asksAbout, reference, seen, at });
  });
  if (!attempt) return { done: false, waitMs: SOMEBODY_ELSE_MS };
  const asked: Asked = { kind, reference, about: about ? 'refund' : null, amountMinor: refund.amountMinor };
  const answer = await callProvider(payment, asked, payment.providerReference);
  await transaction((client) => recordRefundAnswer(client, refund, attempt.id, kind === 'look_up', answer));
  return { done: false, waitMs: 0 };
}

async function recordRefundAnswer(
  client: Queryable,
  refund: WorkRefund,
  attemptId: bigint,
  isLookUp: boolean,
  answer: TimedAnswer,
): Promise<void> {
  await lockPayment(client, refund.paymentId);
  const { outcome, code = null, words = null, providerId = null, latencyMs } = answer;
  const { merchantId } = refund;
  if (!(await insertResult(client, { attemptId, merchantId, outcome, code, words, providerId, latencyMs, at: now() })))
    return;
  if (outcome === 'succeeded') await succeed(client, refund, providerId);
  else if (outcome === 'declined' || outcome === 'failed') await failRefund(client, refund, { code, words });
  else if (outcome === 'unknown' && !isLookUp) await moveRefund(client, refund.id, ['processing'], 'unknown', now());
}

async function succeed(client: Queryable, refund: WorkRefund, providerId: string | null): Promise<void> {
  const at = now();
  const total = (await sumOfSucceeded(client, refund.paymentId)) + refund.amountMinor;
  const moved = await moveRefund(client, refund.id, UNDER_WAY, 'succeeded', at, [
    sql`total_minor = ${total}`,
    sql`final_at = ${at}`,
    sql`provider_reference = ${providerId}`,
  ]);
  if (!moved) return;
  const payment = await lockPayment(client, refund.paymentId);
  if (!payment) throw new Error(`payment ${refund.paymentId} is gone`);
  await movePayment(client, payment.id, total >= payment.capturedMinor ? 'refundAll' : 'refundPart', at);
  await auditRefund(client, refund, 'succeeded');
  await emit(client, refundEnded(REFUND_SUCCEEDED, refund.id));
  if (payment.orderId !== null)
    await noteRefund(client, payment.orderId, paymentsJob, {
      refundedMinor: total,
      capturedMinor: payment.capturedMinor,
    });
}

/** A refund that failed is undone by a row of its own: what it held may be asked for again. The payment is locked. */
export async function failRefund(
  client: Queryable,
  refund: WorkRefund,
  { code, words }: { code: string | null; words: string | null },
  actor: Parameters<typeof noteRefund>[2] = paymentsJob,
): Promise<boolean> {
  const at = now();
  const moved = await moveRefund(client, refund.id, UNDER_WAY, 'failed', at, [
    sql`reason_code = ${code}`,
    sql`reason = ${words}`,
    sql`final_at = ${at}`,
  ]);
  if (!moved) return false;
  await undoRefund(client, refund, at);
  await auditRefund(client, refund, 'failed', words, actor);
  await emit(client, refundEnded(REFUND_FAILED, refund.id));
  return true;
}

const auditRefund = (
  client: Queryable,
  refund: WorkRefund,
  status: 'succeeded' | 'failed',
  why: string | null = null,
  actor: Parameters<typeof noteRefund>[2] = paymentsJob,
) =>
  audit(client, {
    actor,
    action: `refund.${status}`,
    object: { type: 'refund', id: refund.id.toString() },
    merchantId: refund.merchantId,
    before: { status: refund.status },
    after: { status },
    ...(why === null ? {} : { why }),
  });
