import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import pg from 'pg';

/** What was accepted is done, once, wherever the processes are killed; the provider's own record is the judge. */
const folder = () => process.env.E2E_DATA_DIR as string;
const read = <Content>(name: string): Content => JSON.parse(readFileSync(join(folder(), name), 'utf8')) as Content;
const pids = () => read<{ pids: Record<'web' | 'engine', number> }>('runtime.json').pids;
const platformKey = () => read<{ apiKeys: { platform: string } }>('demo.json').apiKeys.platform;

const KILLS = 5;

let database: pg.Pool;
test.beforeAll(() => {
  database = new pg.Pool({ connectionString: read<{ DATABASE_URL: string }>('environment.json').DATABASE_URL });
});
test.afterAll(async () => {
  await database.end();
});
test.describe.configure({ mode: 'serial', timeout: 600_000 });

test('payments that were accepted, and of which nobody was told yet, outlive kill -9 of web and engine', async ({
  request,
}) => {
  const customerReference = `killed-${randomUUID()}`;
  // The engine hears nothing: what the web process commits from now on it cannot publish.
  process.kill(pids().engine, 'SIGSTOP');
  const accepted = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const answer = await request.post('/api/v1/payments', {
        headers: { authorization: `Bearer ${platformKey()}`, 'idempotency-key': `${customerReference}-${n}` },
        data: {
          merchant: 'harbour-books',
          method: 'credit_card',
          description: 'Two atlases',
          amount: { amount: 2_500 + n, currency: 'EUR' },
          customerReference,
          card: { cardNumber: '4242424242424242', holder: 'Ada Lovelace', expiry: '12/40', verificationCode: '123' },
        },
      });
      expect(answer.status(), await answer.text()).toBe(202);
      return ((await answer.json()) as { id: string }).id;
    }),
  );
  const { rows: waiting } = await database.query(
    `SELECT FROM outbox WHERE name = 'payments/payment.accepted' AND data->>'paymentId' = ANY ($1)`,
    [accepted],
  );
  expect(waiting.length, 'committed, and not published').toBe(accepted.length);
  expect([kill('web'), kill('engine')]).toEqual([true, true]);

  await expect.poll(() => statesOf(customerReference), { timeout: 120_000 }).toEqual({ captured: accepted.length });
  expect(await chargesOf(customerReference)).toEqual({ charged: accepted.length, more: 0, moreThanAsked: 0 });
});

test('whatever is killed while a shop buys, what it was promised is there, and each was charged once', async () => {
  const args = ['--payments', '120', '--orders', '80', '--rate', '15', '--faults', '0.2', '--patience', '180'];
  const shop = run('scripts/simulate.ts', args);
  const kills: string[] = [];
  const killing = new AbortController();
  void shop.ended.then(() => killing.abort());
  await expect.poll(shop.said, { timeout: 120_000 }).toContain('200 purchases');
  const started = Date.now();
  while (kills.length < KILLS && !killing.signal.aborted) {
    await wait(300 + Math.random() * 1_700);
    const victim = kills.length % 2 === 0 ? 'web' : 'engine';
    // One that is not back yet from the last time is let be.
    if (!kill(victim)) continue;
    kills.push(`${victim} after ${Date.now() - started} ms`);
  }
  const { code, output } = await shop.ended;
  expect(code, `${output}\nkilled: ${kills.join(', ')}`).toBe(0);
  expect(output).toContain('200 of 200 accepted');
  expect(kills.length, 'killed while it bought').toBe(KILLS);

  const customerReference = /sim-[0-9a-f]{8}/.exec(output)?.[0] as string;
  const { captured = 0, declined = 0 } = await statesOf(customerReference);
  expect(captured + declined).toBe(200);
  expect(await chargesOf(customerReference)).toEqual({ charged: captured, more: 0, moreThanAsked: 0 });
});

test('and everything recorded holds', async () => {
  const { code, output } = await run('scripts/verify.ts', []).ended;
  expect(code, output).toBe(0);
});

function kill(victim: 'web' | 'engine'): boolean {
  try {
    return process.kill(pids()[victim], 'SIGKILL');
  } catch {
    return false;
  }
}

async function statesOf(customerReference: string): Promise<Record<string, number>> {
  const { rows } = await database
    .query<{ status: string; n: number }>(
      'SELECT status, count(*)::int AS n FROM payment WHERE customer_reference = $1 GROUP BY status',
      [customerReference],
    )
    .catch(() => ({ rows: [] }));
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

/**
 * What the provider says it took, for the payments of one customer: how many once, how many more often, or too much. A call
 * that never arrived is made again under its reference, which the provider takes once.
 */
async function chargesOf(customerReference: string) {
  const { rows } = await database.query(
    `SELECT count(*) FILTER (WHERE times = 1)::int AS charged, count(*) FILTER (WHERE times > 1)::int AS more,
            count(*) FILTER (WHERE taken > amount_minor)::int AS "moreThanAsked"
       FROM (SELECT p.id, p.amount_minor, count(c.reference) AS times, sum(c.amount_minor) AS taken
               FROM payment p
               JOIN (SELECT DISTINCT payment_id, reference FROM payment_attempt WHERE kind = 'capture') a ON a.payment_id = p.id
               JOIN simulated_charge c ON c.reference = a.reference AND c.outcome = 'succeeded'
              WHERE p.customer_reference = $1 GROUP BY p.id) s`,
    [customerReference],
  );
  return rows[0];
}

/** A command beside the running product. */
function run(file: string, args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, DATA_DIR: folder(), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  return {
    said: () => output,
    ended: once(child, 'close').then(([code]) => ({ code: code as number | null, output })),
  };
}
