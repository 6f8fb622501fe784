import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { eventually, type Rig, startRig } from '@/server/engine/protocol/rig';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock } from '@/server/platform/clock';
import { resetConfig } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { deliverOrder as job } from '../jobs';
import { cancelOrder } from './cancel-order';
import { createOrder } from './create-order';
import { deliverOrder } from './deliver-order';
import { deliverWhenDue } from './deliver-when-due';
import { getOrder } from './get-order';

const actor = jobActor('test');
let merchant: MerchantFacts;
let release = () => {};
beforeEach(async () => {
  merchant = await makeMerchant();
});
afterEach(() => release());

const at = (instant: string) => {
  release();
  release = fixClock(instant);
};
const deliverAfter = (seconds: number | null) =>
  pool().query('UPDATE merchant SET deliver_after_seconds = $2 WHERE id = $1', [merchant.id, seconds]);
/** Nothing to pay: confirmed at once. */
const confirmedOrder = async () => {
  const amount = { amount: 0, currency: 'EUR' };
  const input = { merchant: merchant.reference, externalReference: 'free', amount };
  return unwrap(await createOrder(actor, input)).order.id;
};
const statusOf = async (id: string) => unwrap(await getOrder(actor, id)).status;

describe('a confirmed order', () => {
  test('is delivered when its merchant’s time is over, and not before', async () => {
    await deliverAfter(3_600);
    at('2026-01-07T10:00:00Z');
    const id = await confirmedOrder();
    expect(await deliverWhenDue(id)).toBe('2026-01-07T11:00:00.000Z');
    at('2026-01-07T10:59:59.999Z');
    expect(await deliverWhenDue(id)).toBe('2026-01-07T11:00:00.000Z');
    expect(await statusOf(id)).toBe('confirmed');
    at('2026-01-07T11:00:00Z');
    expect(await deliverWhenDue(id)).toBeNull();
    expect(unwrap(await getOrder(actor, id))).toMatchObject({
      status: 'delivered',
      completedAt: '2026-01-07T11:00:00.000Z',
    });
  });

  const times: [where: string, environment: Record<string, string>, due: string][] = [
    ['a minute in a demo', { DEMO: '1' }, '2026-01-07T10:01:00.000Z'],
    ['three days otherwise', { DEMO: '0' }, '2026-01-10T10:00:00.000Z'],
    ['as configured', { DEMO: '1', ORDER_DELIVERY_SECONDS: '7200' }, '2026-01-07T12:00:00.000Z'],
  ];
  for (const [where, environment, due] of times) {
    test(`of a merchant without a time of its own waits ${where}`, async () => {
      const { DEMO } = process.env;
      Object.assign(process.env, environment);
      resetConfig();
      at('2026-01-07T10:00:00Z');
      expect(await deliverWhenDue(await confirmedOrder())).toBe(due);
      if (DEMO === undefined) delete process.env.DEMO;
      else process.env.DEMO = DEMO;
      delete process.env.ORDER_DELIVERY_SECONDS;
      resetConfig();
    });
  }

  test('that was cancelled or delivered meanwhile has no more to wait for', async () => {
    await deliverAfter(60);
    const cancelled = await confirmedOrder();
    await cancelOrder(actor, { id: cancelled });
    expect(await deliverWhenDue(cancelled)).toBeNull();
    expect(await statusOf(cancelled)).toBe('cancelled');
    merchant = await makeMerchant();
    const delivered = await confirmedOrder();
    await deliverOrder(actor, delivered);
    expect(await deliverWhenDue(delivered)).toBeNull();
  });
});

describe('the timer in the engine', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig('orders', () => [job]);
  });
  afterAll(() => rig.stop());

  /** What the outbox would send; the events of this merchant's orders go to the engine of the test. */
  const send = async () => {
    const { rows } = await pool().query<{ name: string; data: Record<string, unknown> }>(
      'DELETE FROM outbox RETURNING name, data',
    );
    return (await rig.inngest.send(rows)).ids;
  };
  const runs = async (ids: string[]) => (await Promise.all(ids.map((id) => rig.runsOf(id)))).flat();

  test('delivers after the time, and ends when the order is cancelled', async () => {
    await pool().query('DELETE FROM outbox');
    await deliverAfter(1);
    const delivered = await confirmedOrder();
    await send();
    await eventually(async () => (await statusOf(delivered)) === 'delivered', 'the timer delivers');

    merchant = await makeMerchant();
    await deliverAfter(3_600);
    const cancelled = await confirmedOrder();
    const sent = await send();
    await eventually(async () => (await runs(sent)).length > 0, 'the timer is set');
    await cancelOrder(actor, { id: cancelled });
    await send();
    const run = await eventually(
      async () => (await runs(sent)).find(({ status }) => status === 'Cancelled'),
      'the timer ends',
    );
    expect(run.output).not.toMatchObject({ orderId: cancelled });
    expect(await statusOf(cancelled)).toBe('cancelled');
  });
});
