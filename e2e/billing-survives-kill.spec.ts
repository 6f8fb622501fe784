import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { inDatabase } from './database';

/** A month is charged once, wherever the processes are killed; the provider's own record is the judge. */
const folder = () => process.env.E2E_DATA_DIR as string;
const read = <Content>(name: string): Content => JSON.parse(readFileSync(join(folder(), name), 'utf8')) as Content;
const headers = () => ({
  authorization: `Bearer ${read<{ apiKeys: { platform: string } }>('demo.json').apiKeys.platform}`,
});

const CUSTOMERS = 60;
const MONTH = '2025-03';
type Run = {
  id: string;
  status: string;
  done: number;
  total: number;
  outcomes: { outcome: string; invoices: number }[];
};

test.describe.configure({ mode: 'serial', timeout: 600_000 });

test('each invoice is charged exactly once though engine and web are killed in the middle', async ({ request }) => {
  const limits = await setPerSecond(6);
  const customers = Array.from({ length: CUSTOMERS }, (_, n) => `killed-${Date.now()}-${n}`);
  for (const [n, customer] of customers.entries()) await makeDue(request, customer, n % 10 === 3 ? 'timeout' : 'ok');
  const asked = await request.post('/api/v1/billing/runs', { headers: headers(), data: { period: MONTH } });
  expect(asked.status(), await asked.text()).toBe(202);
  const { id, total } = (await asked.json()) as Run;
  expect(total).toBe(CUSTOMERS);

  for (const victim of ['engine', 'web', 'engine'] as const) {
    const before = (await runOf(request, id)).done;
    await expect.poll(async () => (await runOf(request, id)).done, { timeout: 180_000 }).toBeGreaterThan(before);
    expect((await runOf(request, id)).status, 'killed in the middle').toBe('running');
    process.kill(read<{ pids: Record<string, number> }>('runtime.json').pids[victim] as number, 'SIGKILL');
    await wait(500);
  }
  await setPerSecond(limits);
  await expect.poll(() => statesOf(customers), { timeout: 180_000 }).toEqual({ paid: CUSTOMERS });
  expect(await chargesOf(customers)).toEqual({ invoices: CUSTOMERS, charges: CUSTOMERS });
  await expect.poll(async () => (await runOf(request, id)).status, { timeout: 180_000 }).toBe('completed');
  expect((await runOf(request, id)).outcomes).toEqual([
    expect.objectContaining({ outcome: 'charged', invoices: CUSTOMERS }),
  ]);
});

/** A customer with a card of that behaviour, and an invoice that is due in the month. */
async function makeDue(request: APIRequestContext, reference: string, behaviour: string): Promise<void> {
  const post = async (path: string, data: object) => {
    const answer = await request.post(`/api/v1${path}`, { headers: headers(), data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as { id: string };
  };
  const card = { token: `sim_${behaviour}`, brand: 'visa', last4: '4242', expiry: '12/40' };
  const facts = { name: reference, email: `${reference}@test.example`, currency: 'EUR', timeZone: 'Europe/Madrid' };
  await post('/customers', { reference, ...facts, card });
  const lines = [{ description: 'Standard', unitAmount: 1_800, taxRatePpm: 210_000 }];
  const { id } = await post('/invoices', { customer: reference, lines, chargeOn: `${MONTH}-01` });
  await post(`/invoices/${id}/issue`, {});
}

/** While the web process is down there is no answer: the last one counts. */
let last: Run = { id: '', status: 'running', done: 0, total: 0, outcomes: [] };
async function runOf(request: APIRequestContext, id: string): Promise<Run> {
  const answer = await request.get(`/api/v1/billing/runs/${id}`, { headers: headers() }).catch(() => null);
  if (answer?.ok()) last = (await answer.json()) as Run;
  return last;
}

/** @returns what it was before */
const setPerSecond = (perSecond: number): Promise<number> =>
  inDatabase('owner', async (client) => {
    await client.query(
      `INSERT INTO billing_provider VALUES ('simulator', 64, 200, 50, 30, 30, 'closed', now()) ON CONFLICT DO NOTHING`,
    );
    const { rows } = await client.query<{ per_second: number }>(
      `SELECT per_second FROM billing_provider WHERE name = 'simulator'`,
    );
    await client.query(`UPDATE billing_provider SET per_second = $1 WHERE name = 'simulator'`, [perSecond]);
    return rows[0]?.per_second ?? 200;
  });

const statesOf = (customers: string[]) =>
  inDatabase('owner', async (client) => {
    const { rows } = await client.query<{ status: string; n: number }>(
      `SELECT i.status, count(*)::int AS n FROM invoice i JOIN customer c ON c.id = i.customer_id
        WHERE c.reference = ANY ($1) GROUP BY 1`,
      [customers],
    );
    return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
  });

/** What the provider says that it took for these customers' invoices. */
const chargesOf = (customers: string[]) =>
  inDatabase('owner', async (client) => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS charges, count(DISTINCT i.id)::int AS invoices
         FROM invoice i JOIN customer c ON c.id = i.customer_id
         JOIN simulated_charge s ON starts_with(s.reference, i.number || '/') AND s.outcome = 'succeeded'
        WHERE c.reference = ANY ($1)`,
      [customers],
    );
    return rows[0];
  });
