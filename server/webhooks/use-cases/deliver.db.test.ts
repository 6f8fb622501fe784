import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { WebhookReceiver } from '@/prisma/demo/webhook-receiver';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock, now } from '@/server/platform/clock';
import { resetConfig } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import type { Delivery } from '../schema/deliveries';
import { attemptDelivery, beginAttempt } from './attempt-delivery';
import { changeEndpoint } from './change-endpoint';
import { createEndpoint } from './create-endpoint';
import { getDelivery } from './get-delivery';
import { getEndpoint } from './get-endpoint';
import { listDeliveries } from './list-deliveries';
import { deliver, makeMessages } from './make-messages';
import { replayDelivery } from './replay-delivery';
import { replayRange } from './replay-range';
import { rotateSecret } from './rotate-secret';
import { sendTest } from './send-test';
import { wakeForgotten } from './wake-forgotten';

// Messages on their way to a receiver on a real socket that verifies them with the library of the standard.

const admin = jobActor('test');
const receiver = new WebhookReceiver();
let url: string;
let merchant: MerchantFacts;
let endpoint: string;
let secret: string;
let unfix = () => {};

beforeAll(async () => {
  process.env.WEBHOOKS_ALLOW_PRIVATE = '1';
  process.env.DEMO = '1';
  resetConfig();
  url = await receiver.start();
});
afterAll(() => receiver.stop());
beforeEach(async () => {
  merchant = await makeMerchant();
  const made = unwrap(
    await createEndpoint(admin, { url, description: '', eventTypes: [], merchant: merchant.reference }),
  );
  ({ secret } = made);
  endpoint = made.endpoint.id;
  receiver.received.length = 0;
  receiver.replies = [];
  receiver.meanwhile = async () => {};
  await pool().query('DELETE FROM outbox');
  // What the test before left on its way.
  await pool().query(`UPDATE webhook_delivery SET status = 'cancelled', ended_at = now(), under_way_until = NULL
                       WHERE status IN ('pending', 'held')`);
});
afterEach(() => unfix());

/** Makes a message about an object. @returns its delivery */
const tell = async (object: string = randomUUID()): Promise<string> => {
  const [id] = await transaction((client) =>
    deliver(client, [
      {
        type: 'disbursement.planned',
        merchantId: merchant.id,
        objectType: 'disbursement',
        objectId: object,
        lane: `disbursement/${object}`,
        payload: JSON.stringify({ type: 'disbursement.planned', timestamp: now().toISOString(), data: { id: object } }),
        oncePer: randomUUID(),
        toMerchant: true,
        toPlatform: true,
        endpointId: null,
      },
    ]),
  );
  return id as string;
};
const found = async (id: string) => unwrap(await getDelivery(admin, id));
const statusOf = async (id: string) => (await found(id)).status;
const shown = async () => unwrap(await getEndpoint(admin, endpoint));
/** Makes the attempt that is due, and moves the clock to the next, until there is none. */
async function toTheEnd(id: string): Promise<void> {
  for (;;) {
    const next = await attemptDelivery(id);
    if (next.over) return;
    unfix = fixClock(next.until);
  }
}
const woken = async () =>
  (
    await pool().query<{ id: string }>(
      `SELECT data->>'deliveryId' AS id FROM outbox WHERE name = 'webhooks/delivery.due' ORDER BY outbox.id`,
    )
  ).rows.map((row) => row.id);
const forgetWoken = () => pool().query('DELETE FROM outbox');
const audited = async (action: string) =>
  (await pool().query('SELECT FROM audit_entry WHERE action = $1 AND object_id = $2', [action, endpoint])).rowCount;

describe('what is received', () => {
  test('verifies, and says what a GET on the object answers', async () => {
    await bringIn(merchant, [orderOf(merchant, '2026-01-07T10:00Z', 12_300)]);
    await disburse('1week', '2026-01-12', merchant.reference);
    await makeMessages();
    const [delivery] = unwrap(await listDeliveries(admin, { limit: 10, endpoint })).data as [Delivery];
    await attemptDelivery(delivery.id);
    const [request] = receiver.received;
    const message = receiver.verify(secret, request as never);
    expect(message).toMatchObject({
      type: 'disbursement.planned',
      data: { merchantReference: merchant.reference, orders: 1, gross: { amount: 12_300, currency: 'EUR' } },
    });
    expect(await found(delivery.id)).toMatchObject({
      status: 'delivered',
      messageId: request?.id,
      payload: message,
      tries: [{ number: 1, answer: { status: 204 }, error: null, request: { 'webhook-signature': 'v1,…' } }],
    });
    expect(JSON.stringify(await found(delivery.id))).not.toContain(request?.headers['webhook-signature']);
  });

  test('through a rotation: by both secrets while they overlap, then by the new one alone', async () => {
    const rotated = unwrap(await rotateSecret(admin, { id: endpoint, overlapHours: 24 }));
    await attemptDelivery(await tell());
    const [during] = receiver.received;
    for (const known of [secret, rotated.secret]) expect(receiver.verify(known, during as never)).toBeTruthy();
    expect(rotated.endpoint.secrets.map(({ endsAt }) => endsAt === null)).toEqual([true, false]);

    await pool().query(`UPDATE webhook_secret SET ends_at = now() WHERE endpoint_id = $1 AND ends_at IS NOT NULL`, [
      endpoint,
    ]);
    await attemptDelivery(await tell());
    const after = receiver.received[1];
    expect(receiver.verify(rotated.secret, after as never)).toBeTruthy();
    expect(() => receiver.verify(secret, after as never)).toThrow(/No matching signature/);
  });

  test('by a secret that leaked no longer, at once', async () => {
    const rotated = unwrap(await rotateSecret(admin, { id: endpoint, overlapHours: 0 }));
    await attemptDelivery(await tell());
    expect(receiver.verify(rotated.secret, receiver.received[0] as never)).toBeTruthy();
    expect(() => receiver.verify(secret, receiver.received[0] as never)).toThrow();
  });

  test('a rotation during a rotation leaves two secrets: the one that was ending ends', async () => {
    const first = unwrap(await rotateSecret(admin, { id: endpoint, overlapHours: 24 }));
    unfix = fixClock(new Date(Date.now() + 1_000));
    const second = unwrap(await rotateSecret(admin, { id: endpoint, overlapHours: 24 }));
    unfix();
    unfix = fixClock(new Date(Date.now() + 2_000));
    await attemptDelivery(await tell());
    const [request] = receiver.received;
    expect(() => receiver.verify(secret, request as never)).toThrow();
    for (const known of [first.secret, second.secret]) expect(receiver.verify(known, request as never)).toBeTruthy();
  });

  test('a secret lies in the database only encrypted', async () => {
    const { rows } = await pool().query<{ sealed: string }>('SELECT sealed FROM webhook_secret');
    for (const { sealed } of rows) expect(sealed).toMatch(/^v1\./);
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
  });
});

describe('a receiver that fails', () => {
  const failures: [what: string, reply: { status: number; headers?: Record<string, string> }, error: RegExp][] = [
    ['with an error', { status: 500 }, /500/],
    ['with a refusal', { status: 404 }, /404/],
    [
      'with a redirect, which is not followed',
      { status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      /redirect/,
    ],
  ];
  test.each(failures)('%s is asked again later, with the same id and body', async (_what, reply, error) => {
    receiver.replies = [reply];
    const id = await tell();
    const next = await attemptDelivery(id);
    expect(next).toMatchObject({ over: false });
    expect((await found(id)).tries[0]?.error).toMatch(error);
    expect(await attemptDelivery(id)).toEqual(next);
    unfix = fixClock((next as { until: string }).until);
    await attemptDelivery(id);
    const [first, second] = receiver.received;
    expect([second?.id, second?.body]).toEqual([first?.id, first?.body]);
    expect(receiver.received).toHaveLength(2);
    expect(await statusOf(id)).toBe('delivered');
  });

  test('is given up after ten attempts in three days', async () => {
    receiver.replies = Array.from({ length: 10 }, () => ({ status: 503, body: 'no' }));
    const id = await tell();
    const from = Date.now();
    // It would be disabled after three days of this: the first arrives in between.
    for (let attempt = 1; attempt <= 10; attempt++) {
      const next = await attemptDelivery(id);
      await pool().query('UPDATE webhook_endpoint SET failing_since = NULL');
      if (next.over) break;
      unfix = fixClock(next.until);
    }
    const { status, attempts, tries, endedAt } = await found(id);
    expect([status, attempts, tries.length]).toEqual(['failed', 10, 10]);
    expect((Date.parse(endedAt as string) - from) / 86_400_000).toBeGreaterThan(3);
    expect(receiver.received).toHaveLength(10);
  });

  test('and asks for more time is given it', async () => {
    receiver.replies = [{ status: 429, headers: { 'retry-after': '3600' } }];
    unfix = fixClock('2026-03-01T00:00:00.000Z');
    expect(await attemptDelivery(await tell())).toEqual({ over: false, until: '2026-03-01T01:00:00.000Z' });
  });

  test('is heard as far as it is kept: 2 KB, and no NUL', async () => {
    receiver.replies = [{ status: 500, body: `\0${'x'.repeat(100_000)}` }];
    const id = await tell();
    await attemptDelivery(id);
    const body = (await found(id)).tries[0]?.answer?.body as string;
    expect(body.slice(0, 3)).toBe('␀xx');
    expect(body).toHaveLength(2_048);
  });
});

describe('of one object', () => {
  test('the next waits until the one before has ended, whatever its time; others do not wait', async () => {
    receiver.replies = [{ status: 500 }];
    const [first, second, other] = [await tell('one'), await tell('one'), await tell('two')];
    await attemptDelivery(first);
    await forgetWoken();
    expect(await attemptDelivery(second)).toEqual({ over: true });
    await attemptDelivery(other);
    expect([await statusOf(first), await statusOf(second), await statusOf(other)]).toEqual([
      'pending',
      'pending',
      'delivered',
    ]);
    expect(await woken()).toEqual([]);

    await toTheEnd(first);
    expect(await woken()).toEqual([second]);
    await attemptDelivery(second);
    const names = [first, other, first, second].map(async (id) => (await found(id)).messageId);
    expect(receiver.received.map(({ id }) => id)).toEqual(await Promise.all(names));
  });

  test('one is under way at a time, however many processes ask', async () => {
    let atOnce = 0;
    let most = 0;
    receiver.meanwhile = async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.all([first, second].map((id) => attemptDelivery(id)));
      atOnce -= 1;
    };
    const [first, second] = [await tell('one'), await tell('one')];
    await Promise.all(Array.from({ length: 8 }, (_, index) => attemptDelivery(index % 2 ? second : first)));
    expect([most, receiver.received.length]).toEqual([1, 1]);
    await attemptDelivery(second);
    expect(receiver.received).toHaveLength(2);
  });

  test('the database itself refuses two at once', async () => {
    const ids = [await tell('one'), await tell('one')];
    await expect(
      pool().query('UPDATE webhook_delivery SET under_way_until = now() WHERE id = ANY($1)', [ids]),
    ).rejects.toThrow(/one_under_way/);
  });

  test('a message that is given up lets the next one go', async () => {
    receiver.replies = Array.from({ length: 10 }, () => ({ status: 500 }));
    const [first, second] = [await tell('one'), await tell('one')];
    await pool().query('UPDATE webhook_delivery SET schedule_from = -9 WHERE id = $1', [first]);
    await attemptDelivery(first);
    expect([await statusOf(first), await woken()]).toEqual(['failed', [first, second, second]]);
  });
});

describe('a process that dies', () => {
  test('before the request: the message is sent once its time is over, under the same id, and the loss is noted', async () => {
    const id = await tell();
    await beginAttempt(id);
    const waiting = await attemptDelivery(id);
    expect(waiting).toMatchObject({ over: false });
    expect(receiver.received).toHaveLength(0);
    unfix = fixClock(new Date(Date.now() + 61_000));
    await attemptDelivery(id);
    const { status, tries, messageId } = await found(id);
    expect(status).toBe('delivered');
    expect(tries.map(({ number, error }) => [number, error?.slice(0, 15) ?? null])).toEqual([
      [1, 'It is not known'],
      [2, null],
    ]);
    expect(receiver.received.map((request) => request.id)).toEqual([messageId]);
  });

  test('after the request: the message is sent again, under the same id', async () => {
    const id = await tell();
    const died = new Error('killed');
    const dies = attemptDelivery(id, async (...asked) => {
      await (await import('./send-request')).sendRequest(...asked);
      throw died;
    });
    await expect(dies).rejects.toBe(died);
    unfix = fixClock(new Date(Date.now() + 61_000));
    await attemptDelivery(id);
    expect(receiver.received.map((request) => request.id)).toEqual(Array(2).fill((await found(id)).messageId));
    expect(await statusOf(id)).toBe('delivered');
  });

  test('while another of the same object waits: nothing is stuck', async () => {
    const [first, second] = [await tell('one'), await tell('one')];
    await beginAttempt(first);
    expect(await attemptDelivery(second)).toMatchObject({ over: false });
    await forgetWoken();
    unfix = fixClock(new Date(Date.now() + 61_000));
    expect(await attemptDelivery(second)).toEqual({ over: true });
    expect(await woken()).toEqual([first]);
    await attemptDelivery(first);
    await attemptDelivery(second);
    expect([await statusOf(first), await statusOf(second)]).toEqual(['delivered', 'delivered']);
  });

  test('and an answer that comes after its time changes nothing', async () => {
    const id = await tell();
    let late: Promise<unknown> = Promise.resolve();
    await attemptDelivery(id, async () => {
      unfix = fixClock(new Date(Date.now() + 61_000));
      late = attemptDelivery(id);
      await late;
      return { status: 500, headers: {}, body: '', error: 'late', durationMs: 61_000 };
    });
    const { status, tries } = await found(id);
    expect([status, tries.length, tries[0]?.error?.slice(0, 15)]).toEqual(['delivered', 2, 'It is not known']);
  });

  test('the whole engine with it: what is due is woken again, the first of each object, not all over', async () => {
    const [first] = [await tell('one'), await tell('one'), await tell('two')];
    await forgetWoken();
    expect(await wakeForgotten()).toBe(0);
    unfix = fixClock(new Date(Date.now() + 11 * 60_000));
    expect(await wakeForgotten()).toBe(2);
    expect(await woken()).toContain(first);
    expect(await wakeForgotten()).toBe(0);
  });
});

describe('an endpoint that does not work', () => {
  const mails = async () =>
    (await pool().query<{ to: string }>(`SELECT "to" FROM mail WHERE merchant_id = $1`, [merchant.id.toString()])).rows;

  test('for three days is disabled, with one mail to those who can mend it, and holds what comes', async () => {
    await makePerson('merchant_owner', merchant.id);
    await makePerson('merchant_viewer', merchant.id);
    receiver.replies = Array.from({ length: 40 }, () => ({ status: 500 }));
    const ids = [await tell(), await tell()];
    for (const id of ids) await toTheEnd(id);
    unfix();
    const { enabled, disabled, health } = await shown();
    expect([enabled, disabled?.reason]).toEqual([false, 'failing']);
    expect((await mails()).map(({ to }) => to)).toEqual([expect.stringContaining('merchant_owner')]);
    expect(await audited('webhook_endpoint.disabled')).toBe(1);
    const after = await tell();
    expect(await statusOf(after)).toBe('held');
    expect(await attemptDelivery(after)).toEqual({ over: true });
    expect([health.attempts, health.failedAttempts]).toEqual([10, 10]);
  });

  test('after a hundred deliveries that were given up is disabled', async () => {
    await pool().query('UPDATE webhook_endpoint SET given_up = 99 WHERE id = $1', [endpoint]);
    receiver.replies = [{ status: 500 }];
    const id = await tell();
    await pool().query('UPDATE webhook_delivery SET schedule_from = -9 WHERE id = $1', [id]);
    await attemptDelivery(id);
    expect((await shown()).disabled?.reason).toBe('failing');
  });

  test('that is gone is disabled at once, and what was on its way is held', async () => {
    receiver.replies = [{ status: 410 }];
    const [first, second] = [await tell(), await tell()];
    await attemptDelivery(first);
    expect([(await shown()).disabled?.reason, await statusOf(first), await statusOf(second)]).toEqual([
      'gone',
      'held',
      'held',
    ]);
  });

  test('is not disabled by failures with arrivals between them', async () => {
    receiver.replies = [{ status: 500 }];
    await attemptDelivery(await tell());
    await attemptDelivery(await tell());
    unfix = fixClock(new Date(Date.now() + 5 * 86_400_000));
    receiver.replies = [{ status: 500 }];
    await attemptDelivery(await tell());
    expect((await shown()).enabled).toBe(true);
  });

  test('and is enabled again sends what was held in its order, with the whole schedule before it', async () => {
    const ids = [await tell('one'), await tell('one'), await tell('two')];
    unwrap(await changeEndpoint(admin, { id: endpoint, enabled: false, held: 'send' }));
    ids.push(await tell('one'));
    await forgetWoken();
    unwrap(await changeEndpoint(admin, { id: endpoint, enabled: true, held: 'send' }));
    expect((await woken()).toSorted((a, b) => a.localeCompare(b))).toEqual(
      [ids[0], ids[2]].toSorted((a, b) => (a as string).localeCompare(b as string)),
    );
    for (const id of [ids[0], ids[1], ids[3]]) await attemptDelivery(id as string);
    const names = await Promise.all([ids[0], ids[1], ids[3]].map(async (id) => (await found(id as string)).messageId));
    expect(receiver.received.map((request) => request.id)).toEqual(names);
    expect([await audited('webhook_endpoint.disabled'), await audited('webhook_endpoint.enabled')]).toEqual([1, 1]);
  });

  test('or, by choice, drops it', async () => {
    const id = await tell();
    unwrap(await changeEndpoint(admin, { id: endpoint, enabled: false, held: 'send' }));
    unwrap(await changeEndpoint(admin, { id: endpoint, enabled: true, held: 'drop' }));
    expect(await statusOf(id)).toBe('cancelled');
    await attemptDelivery(id);
    expect(receiver.received).toHaveLength(0);
  });
});

describe('sending again', () => {
  test('one: a new delivery of the same message', async () => {
    const id = await tell();
    await attemptDelivery(id);
    const again = unwrap(await replayDelivery(admin, id));
    await attemptDelivery(again.id);
    expect(again.id).not.toBe(id);
    expect(receiver.received.map((request) => request.id)).toEqual([again.messageId, again.messageId]);
    expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
  });

  test('one that waits for its next attempt: now', async () => {
    receiver.replies = [{ status: 500 }];
    const id = await tell();
    await attemptDelivery(id);
    expect(unwrap(await replayDelivery(admin, id)).id).toBe(id);
    await attemptDelivery(id);
    expect(await statusOf(id)).toBe('delivered');
  });

  test('a range: each message once, those that never arrived or all', async () => {
    const from = new Date(Date.now() - 60_000).toISOString();
    const to = new Date(Date.now() + 60_000).toISOString();
    const [arrived, lost, waiting] = [await tell(), await tell(), await tell()];
    await attemptDelivery(arrived);
    receiver.replies = [{ status: 500 }];
    await pool().query('UPDATE webhook_delivery SET schedule_from = -9 WHERE id = $1', [lost]);
    await attemptDelivery(lost);
    const ask = async (which: 'undelivered' | 'all', more = {}) =>
      unwrap(await replayRange(admin, { endpoint, from, to, eventTypes: [], which, ...more })).replayed;
    expect(await ask('all', { eventTypes: ['webhook.test'] })).toBe(0);
    expect(await ask('all', { from: to, to: new Date(Date.now() + 120_000).toISOString() })).toBe(0);
    expect(await ask('undelivered')).toBe(1);
    // What is on its way is not sent twice.
    expect(await ask('all')).toBe(1);
    expect(await statusOf(waiting)).toBe('pending');
  });

  test('is refused while the endpoint is disabled', async () => {
    const id = await tell();
    unwrap(await changeEndpoint(admin, { id: endpoint, enabled: false, held: 'send' }));
    expect(await replayDelivery(admin, id)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    expect(await sendTest(admin, endpoint)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  });
});

test('a test goes out at once, whatever types the endpoint chose', async () => {
  unwrap(await changeEndpoint(admin, { id: endpoint, eventTypes: ['disbursement.planned'], held: 'send' }));
  const { id } = unwrap(await sendTest(admin, endpoint));
  await attemptDelivery(id);
  expect(receiver.verify(secret, receiver.received[0] as never)).toMatchObject({
    type: 'webhook.test',
    data: { endpointId: endpoint },
  });
});
