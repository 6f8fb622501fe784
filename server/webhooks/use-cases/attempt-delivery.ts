import { Webhook } from 'standardwebhooks';
import { wallNow } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { messageName } from '../domain/ids';
import { deliveryDue } from '../events';
import {
  findFirstOfLane,
  findGoing,
  findUnderWay,
  findWhatToSend,
  type GoingDelivery,
  insertAttempt,
  lockLane,
  markWoken,
  startAttempt,
  stopAttempt,
} from '../store/delivering';
import { findSecrets } from '../store/secrets';
import { finishAttempt } from './finish-attempt';
import { openSecret } from './sealed-secrets';
import { sendRequest } from './send-request';

/** What the job that makes a delivery does next: nothing more, or the same again at an instant. */
export type NextStep = { over: true } | { over: false; until: string };

/** An attempt ends within its time limit of 15 s. One that is under way for longer has lost its process. */
const UNDER_WAY_MS = 60_000;

type Begun = { delivery: GoingDelivery; number: number; at: Date };

/**
 * Makes the next attempt of a delivery, if it is its turn. Can be called at any time, again after a kill, and by two
 * processes at once: of one endpoint and object one attempt is under way at a time, and every attempt carries the
 * message's own id.
 */
export async function attemptDelivery(id: string, send: typeof sendRequest = sendRequest): Promise<NextStep> {
  const begun = await beginAttempt(id);
  if ('over' in begun) return begun;
  const { headers, url, payload } = await makeRequest(begun);
  const answer = await send(url, headers, payload);
  return finishAttempt(begun, logged(headers), answer);
}

/** Takes the turn, in the database: from here on, the attempt counts whatever becomes of this process. */
export async function beginAttempt(id: string): Promise<Begun | NextStep> {
  const found = await findGoing(pool(), id);
  if (!found) return { over: true };
  return transaction(async (client) => {
    const at = wallNow();
    // Who begins and who ends take turns, so that nobody begins beside another or waits for one who has just gone.
    await lockLane(client, found);
    const underWay = await findUnderWay(client, found);
    if (underWay?.under_way_until && underWay.under_way_until > at) return later(underWay.under_way_until);
    if (underWay) {
      await stopAttempt(client, underWay.id, underWay.attempts);
      await insertAttempt(client, lost(underWay, at));
    }
    const first = await findFirstOfLane(client, found);
    const delivery = await findGoing(client, id);
    if (delivery?.status !== 'pending' || first === null) return { over: true };
    if (first.id !== id) {
      // The end of the first one wakes the next; where its process died, nobody else would.
      if (underWay) await wake(client, first, at);
      return { over: true };
    }
    if (delivery.next_attempt_at && delivery.next_attempt_at > at) return later(delivery.next_attempt_at);
    await startAttempt(client, id, new Date(at.getTime() + UNDER_WAY_MS));
    return { delivery, number: delivery.attempts + 1, at };
  });
}

/** Signed with every secret of the endpoint that has not ended, as the standard says. */
async function makeRequest({ delivery, at }: Begun) {
  const { message_id, payload, url, endpoint_id } = await findWhatToSend(pool(), delivery.id);
  const secrets = await findSecrets(pool(), [endpoint_id], at);
  const id = messageName(message_id);
  const signatures = secrets.map((secret) => new Webhook(openSecret(secret)).sign(id, at, payload));
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Countinghouse-Webhooks/1.0',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
  return { headers, url, payload };
}

/** As the log shows them. */
const logged = ({ 'webhook-signature': signature, ...headers }: Record<string, string>) => ({
  ...headers,
  'webhook-signature': (signature as string)
    .split(' ')
    .map(() => 'v1,…')
    .join(' '),
});

const later = (until: Date): NextStep => ({ over: false, until: until.toISOString() });

async function wake(client: Parameters<typeof emit>[0], { id, endpoint_id }: GoingDelivery, at: Date): Promise<void> {
  await markWoken(client, [id], at);
  await emit(client, deliveryDue({ deliveryId: id, endpointId: endpoint_id }));
}

/** What is noted of an attempt whose process died: whether it arrived is not known, so it is made again. */
const lost = (delivery: GoingDelivery, at: Date): Parameters<typeof insertAttempt>[1] => ({
  deliveryId: delivery.id,
  merchantId: delivery.merchant_id,
  number: delivery.attempts,
  at,
  durationMs: null,
  requestHeaders: { 'webhook-id': messageName(delivery.message_id) },
  responseStatus: null,
  responseHeaders: null,
  responseBody: null,
  error: 'It is not known whether this attempt arrived: the process that made it ended. It was made again.',
});
