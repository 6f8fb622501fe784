import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKey, makeMerchant } from '@/prisma/demo/factories';
import { handleRest } from '@/server/api/rest';
import { type Rig, startRig } from '@/server/engine/protocol/rig';
import { platformScopes } from '@/server/identity/door';
import { makeOrderPayment, processPayment } from '@/server/payments/jobs';
import { pool } from '@/server/platform/db';
import { simulate } from './simulate';

// The simulated shop on the real handlers, jobs and engine: with all its faults, what it sent is what is there.

const wanted = { payments: 20, orders: 40, rate: 500, faults: 0.6, seed: 7, merchant: undefined, patienceSeconds: 60 };
let rig: Rig;
let relaying = true;
let relay: Promise<void>;
let key = '';
beforeAll(async () => {
  await makeMerchant({ reference: 'shop-eur' });
  await makeMerchant({ reference: 'shop-jpy', currency: 'JPY' });
  await makeMerchant({ reference: 'shop-closed', status: 'closed' });
  key = await makeKey(platformScopes);
  rig = await startRig('simulate', () => [processPayment, makeOrderPayment]);
  relay = (async () => {
    while (relaying) {
      const { rows } = await pool().query<{ name: string; data: Record<string, unknown> }>(
        'DELETE FROM outbox RETURNING name, data',
      );
      if (rows.length > 0) await rig.inngest.send(rows);
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
});
afterAll(async () => {
  relaying = false;
  await relay;
  await rig.stop();
});

const house = (async (url: string, init: RequestInit) => handleRest(new Request(url, init))) as typeof fetch;
const product = (doFetch = house) => ({ url: 'http://house.test', key, fetch: doFetch });

test('with faults of every kind, what was sent is what is there, and each payment was charged once', async () => {
  const { agrees, text, run } = await simulate(product(), wanted);
  expect(text).toContain('60 of 60 accepted');
  expect(text).toContain('What was sent and what the product has agree.');
  expect(agrees).toBe(true);
  for (const fault of ['dropped request', 'dropped answer', 'sent twice', 'declined', 'network error', 'lost answer'])
    expect(text).toContain(`× ${fault}`);
  for (const state of ['EUR', 'JPY', 'captured', 'declined', 'confirmed']) expect(text).toContain(state);
  const { rows } = await pool().query(
    `SELECT count(*)::int AS payments, coalesce(sum(charges), 0)::int AS charges, coalesce(max(charges), 0)::int AS most
       FROM (SELECT p.id, count(c.reference) AS charges FROM payment p
               LEFT JOIN payment_attempt a ON a.payment_id = p.id AND a.kind = 'capture'
               LEFT JOIN simulated_charge c ON c.reference = a.reference AND c.outcome = 'succeeded'
              WHERE p.customer_reference = $1 AND p.status = 'captured' GROUP BY p.id) s`,
    [run],
  );
  expect(rows[0].payments).toBeGreaterThan(40);
  expect(rows[0]).toEqual({ payments: rows[0].payments, charges: rows[0].payments, most: 1 });
});

test('a house that loses one, and one that keeps another amount, is found out', async () => {
  const forgetful = (async (url: string, init: RequestInit) => {
    const response = await house(url, init);
    if (init.method !== 'GET' || !url.includes('/payments')) return response;
    const page = (await response.json()) as { data: { amount: { amount: number } }[] };
    const [, second, ...rest] = page.data;
    if (second) second.amount.amount += 1;
    return Response.json({ ...page, data: [second, ...rest].filter(Boolean) });
  }) as typeof fetch;
  const { agrees, text } = await simulate(product(forgetful), { ...wanted, orders: 0, payments: 5, faults: 0 });
  expect(agrees).toBe(false);
  expect(text).toMatch(/✗ sim-\w+-\d: payment \d+ was accepted, and is not there/);
  expect(text).toMatch(/✗ sim-\w+-\d: payment \d+ should be (\d+) \w+ captured, and is \d+/);
  expect(text).toContain('DIFFERS');
});

test('what is refused is told, and does not agree', async () => {
  const refused = simulate(product(), { ...wanted, merchant: 'nobody' });
  await expect(refused).rejects.toThrow('not_found');
  const { agrees, text } = await simulate(product(), { ...wanted, orders: 0, payments: 1, merchant: 'shop-closed' });
  expect(agrees).toBe(false);
  expect(text).toMatch(/sent, but never accepted: ApiError: conflict/);
});
