import { describe, expect, test } from 'vitest';
import { bringIn, disburse, orderOf } from '@/prisma/demo/factories';
import {
  admin,
  at,
  endpoint,
  forgetWoken,
  found,
  merchant,
  receiver,
  secret,
  statusOf,
  tell,
  toTheEnd,
  woken,
} from '@/prisma/demo/webhook-deliveries';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import type { Delivery } from '../schema/deliveries';
import { attemptDelivery, beginAttempt } from './attempt-delivery';
import { listDeliveries } from './list-deliveries';
import { makeMessages } from './make-messages';
import { rotateSecret } from './rotate-secret';
import { wakeForgotten } from './wake-forgotten';

// Each message, from the first attempt to the last.

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
    at(new Date(Date.now() + 1_000));
    const second = unwrap(await rotateSecret(admin, { id: endpoint, overlapHours: 24 }));
    at();
    at(new Date(Date.now() + 2_000));
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
    at((next as { until: string }).until);
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
      at(next.until);
    }
    const { status, attempts, tries, endedAt } = await found(id);
    expect([status, attempts, tries.length]).toEqual(['failed', 10, 10]);
    expect((Date.parse(endedAt as string) - from) / 86_400_000).toBeGreaterThan(3);
    expect(receiver.received).toHaveLength(10);
  });

  test('and asks for more time is given it', async () => {
    receiver.replies = [{ status: 429, headers: { 'retry-after': '3600' } }];
    at('2026-03-01T00:00:00.000Z');
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
    // Whether the second went already depends on when the first came back.
    await attemptDelivery(second);
    expect([most, receiver.received.length]).toEqual([1, 2]);
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
    at(new Date(Date.now() + 61_000));
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
    at(new Date(Date.now() + 61_000));
    await attemptDelivery(id);
    expect(receiver.received.map((request) => request.id)).toEqual(Array(2).fill((await found(id)).messageId));
    expect(await statusOf(id)).toBe('delivered');
  });

  test('while another of the same object waits: nothing is stuck', async () => {
    const [first, second] = [await tell('one'), await tell('one')];
    await beginAttempt(first);
    expect(await attemptDelivery(second)).toMatchObject({ over: false });
    await forgetWoken();
    at(new Date(Date.now() + 61_000));
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
      at(new Date(Date.now() + 61_000));
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
    at(new Date(Date.now() + 11 * 60_000));
    expect(await wakeForgotten()).toBe(2);
    expect(await woken()).toContain(first);
    expect(await wakeForgotten()).toBe(0);
  });
});
