import { describe, expect, test } from 'vitest';
import { makePerson } from '@/prisma/demo/factories';
import {
  admin,
  at,
  audited,
  endpoint,
  forgetWoken,
  found,
  merchant,
  receiver,
  secret,
  shown,
  statusOf,
  tell,
  toTheEnd,
  woken,
} from '@/prisma/demo/webhook-deliveries';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { attemptDelivery } from './attempt-delivery';
import { changeEndpoint } from './change-endpoint';
import { replayDelivery } from './replay-delivery';
import { replayRange } from './replay-range';
import { sendTest } from './send-test';

// What becomes of an endpoint that does not work, and of what it missed.

describe('an endpoint that does not work', () => {
  const mails = async () =>
    (await pool().query<{ to: string }>(`SELECT "to" FROM mail WHERE merchant_id = $1`, [merchant.id.toString()])).rows;

  test('for three days is disabled, with one mail to those who can mend it, and holds what comes', async () => {
    await makePerson('merchant_owner', merchant.id);
    await makePerson('merchant_viewer', merchant.id);
    receiver.replies = Array.from({ length: 40 }, () => ({ status: 500 }));
    const ids = [await tell(), await tell()];
    for (const id of ids) await toTheEnd(id);
    at();
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
    at(new Date(Date.now() + 5 * 86_400_000));
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
