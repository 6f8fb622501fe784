import { jobActor } from '@/server/identity/door';
import { wallNow } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { askedWaitMs, nextAttemptAt } from '../domain/retry';
import { deliveryDue } from '../events';
import type { DisabledReason } from '../schema/endpoints';
import {
  endDelivery,
  findFirstOfLane,
  findGoing,
  type GoingDelivery,
  insertAttempt,
  lockLane,
  markWoken,
  setNextAttempt,
  stopAttempt,
} from '../store/delivering';
import { lockEndpoint, noteHealth } from '../store/endpoints';
import type { NextStep } from './attempt-delivery';
import { disable } from './disable';
import type { Answer } from './send-request';

/** An endpoint is disabled when every attempt of so long has failed, … */
const FAILING_MS = 3 * 24 * 60 * 60 * 1_000;
/** … or when so many deliveries were given up since the last one that arrived. */
const GIVEN_UP = 100;
const GONE = 410;

/**
 * Notes how an attempt went and what follows: the delivery has arrived, is tried again later, or is given up; then the
 * next one of the same object is woken. What comes later than its time is not noted: it counts as lost by then.
 */
export async function finishAttempt(
  { delivery, number }: { delivery: GoingDelivery; number: number },
  requestHeaders: Record<string, string>,
  answer: Answer,
  chance = Math.random(),
): Promise<NextStep> {
  return transaction(async (client) => {
    const at = wallNow();
    // The endpoint first, everywhere: whoever disables it goes on to its deliveries.
    await lockEndpoint(client, null, delivery.endpoint_id);
    await lockLane(client, delivery);
    if (!(await stopAttempt(client, delivery.id, number))) return { over: true };
    await insertAttempt(client, {
      deliveryId: delivery.id,
      merchantId: delivery.merchant_id,
      number,
      at,
      durationMs: answer.durationMs,
      requestHeaders,
      responseStatus: answer.status,
      responseHeaders: answer.headers,
      responseBody: answer.body,
      error: answer.error,
    });
    const arrived = answer.error === null;
    const askedMs = askedWaitMs(answer.headers?.['retry-after'], at);
    const next = arrived ? null : nextAttemptAt(number - delivery.schedule_from, at, askedMs, chance);
    const gaveUp = !arrived && next === null && answer.status !== GONE;
    await move(client, delivery, { arrived, next, gaveUp, at });
    await judgeEndpoint(client, delivery, { arrived, gaveUp, isGone: answer.status === GONE, at });

    const left = await findGoing(client, delivery.id);
    if (left?.status === 'pending') return { over: false, until: (left.next_attempt_at as Date).toISOString() };
    await wakeNext(client, delivery, at);
    return { over: true };
  });
}

async function move(
  client: Queryable,
  { id }: GoingDelivery,
  { arrived, next, gaveUp, at }: { arrived: boolean; next: Date | null; gaveUp: boolean; at: Date },
): Promise<void> {
  if (arrived) await endDelivery(client, id, 'delivered', at);
  else if (gaveUp) await endDelivery(client, id, 'failed', at);
  else if (next) await setNextAttempt(client, id, next);
}

async function judgeEndpoint(
  client: Queryable,
  { endpoint_id: id }: GoingDelivery,
  { arrived, gaveUp, isGone, at }: { arrived: boolean; gaveUp: boolean; isGone: boolean; at: Date },
): Promise<void> {
  const health = await noteHealth(client, id, { arrived, gaveUp, at });
  const reason = reasonToDisable(health, isGone, at);
  if (health.enabled && reason) await disable(client, jobActor('deliver-webhook'), id, reason, at);
}

function reasonToDisable(
  health: { failing_since: Date | null; given_up: number },
  isGone: boolean,
  at: Date,
): DisabledReason | null {
  if (isGone) return 'gone';
  if (health.given_up >= GIVEN_UP) return 'failing';
  if (health.failing_since && at.getTime() - health.failing_since.getTime() >= FAILING_MS) return 'failing';
  return null;
}

async function wakeNext(client: Queryable, delivery: GoingDelivery, at: Date): Promise<void> {
  const next = await findFirstOfLane(client, delivery);
  if (!next) return;
  await markWoken(client, [next.id], at);
  await emit(client, deliveryDue({ deliveryId: next.id, endpointId: next.endpoint_id }));
}
