import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';

/** Whatever is killed in the middle of runs, they finish after it is back, and each order is paid once. */
const MERCHANTS = 30;
const WEEKS = 8;
const folder = () => process.env.E2E_DATA_DIR as string;
const read = <Content>(name: string): Content => JSON.parse(readFileSync(join(folder(), name), 'utf8')) as Content;
const headers = () => ({
  authorization: `Bearer ${read<{ apiKeys: { platform: string } }>('demo.json').apiKeys.platform}`,
});
const merchantsOf = (victim: string) => Array.from({ length: MERCHANTS }, (_, n) => `${victim}-killed-${n}`);

// Each victim gets a year of its own, since a week can be disbursed once.
for (const [index, victim] of ['engine', 'web', 'database'].entries()) {
  test(`runs survive kill -9 of the ${victim}`, async ({ request }) => {
    const firstMonday = Date.UTC(2010 + index, 0, 4 - index);
    const day = (n: number) => new Date(firstMonday + n * 86_400_000).toISOString().slice(0, 10);
    await importFile(request, 'merchants', `reference\n${merchantsOf(victim).join('\n')}\n`);
    const orders = merchantsOf(victim).flatMap((merchant, m) =>
      Array.from({ length: WEEKS * 7 }, (_, d) => `${merchant}-${d},${merchant},${100 + m + d}.25,${day(d)}`),
    );
    await importFile(request, 'orders', `order,merchant,amount,created at\n${orders.join('\n')}\n`);

    const weeks = Array.from({ length: WEEKS }, (_, week) => day(7 * (week + 1)));
    const runs: string[] = [];
    for (const endingBefore of weeks) {
      const data = { timeFrame: { length: '1week', endingBefore } };
      const asked = await request.post('/api/v1/disbursements', { headers: headers(), data });
      expect(asked.status(), await asked.text()).toBe(202);
      runs.push(((await asked.json()) as { id: string }).id);
    }
    await untilInTheMiddle(request, runs);
    const { pids } = read<{ pids: Record<string, number> }>('runtime.json');
    process.kill(pids[victim] as number, 'SIGKILL');

    let grossMinor = 0;
    let rows = 0;
    for (const week of weeks) {
      for (const { orders: count, gross } of await resultOf(request, week)) {
        expect(count).toBe(7);
        grossMinor += gross.amount;
        rows += 1;
      }
    }
    expect(rows).toBe(MERCHANTS * WEEKS);
    expect(grossMinor).toBe(orders.reduce((sum, row) => sum + Number(row.split(',')[2]?.replace('.', '')), 0));
  });
}

/** Waits until some run has begun; asserts that they are not all done by then. */
async function untilInTheMiddle(request: APIRequestContext, runs: string[]): Promise<void> {
  for (;;) {
    const states = await Promise.all(
      runs.map(async (id) => {
        const answer = await request.get(`/api/v1/disbursements/runs/${id}`, { headers: headers() });
        return (await answer.json()) as { status: string; progress: { merchantsDone: number } };
      }),
    );
    if (!states.some(({ progress }) => progress.merchantsDone > 0)) continue;
    expect(
      states.some(({ status }) => status === 'calculating'),
      'a run is in the middle',
    ).toBe(true);
    return;
  }
}

type Row = { merchantReference: string; orders: number; gross: { amount: number } };

/** The rows of a week once it is calculated; the product may be away in between. */
async function resultOf(request: APIRequestContext, week: string): Promise<Row[]> {
  const path = `/api/v1/disbursements?timeFrameLength=1week&timeFrameEndingBefore=${week}&limit=200`;
  let rows: Row[] = [];
  await expect(async () => {
    const answer = await request.get(path, { headers: headers() });
    expect(answer.status(), await answer.text()).toBe(200);
    rows = ((await answer.json()) as { merchants: Row[] }).merchants;
  }).toPass({ timeout: 180_000, intervals: [100] });
  return rows;
}

async function importFile(request: APIRequestContext, kind: string, data: string): Promise<void> {
  const sent = await request.post(`/api/v1/imports?kind=${kind}`, { headers: headers(), data });
  expect(sent.status(), await sent.text()).toBe(202);
  const { id } = (await sent.json()) as { id: string };
  await expect(async () => {
    const { status } = (await (await request.get(`/api/v1/imports/${id}`, { headers: headers() })).json()) as {
      status: string;
    };
    expect(status).toBe('completed');
  }).toPass({ timeout: 180_000, intervals: [50] });
}
