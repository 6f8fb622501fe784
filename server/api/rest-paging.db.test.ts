import pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { bringIn, disburse, makeKey, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { finishImport, sendFile } from '@/prisma/demo/import-file';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { handleRest } from './rest';
import { appRouter } from './router';

let key = '';
let ids = { disbursement: '', import: '', run: '' };

beforeAll(async () => {
  key = await makeKey(['merchants:read', 'orders:read', 'disbursements:read', 'runs:read', 'imports:read']);
  // Equal instants and amounts throughout, so that only the rest of each sort key tells rows apart.
  for (let n = 0; n < 23; n++) await makeMerchant({ reference: `shop-${n}` });
  const shop = await makeMerchant({ reference: 'shop' });
  const at = '2026-01-07T10:00Z';
  await bringIn(shop, [
    ...Array.from({ length: 20 }, () => orderOf(shop, at, 1_000)),
    ...(['JPY', 'USD', 'BHD'] as const).map((currency) => orderOf(shop, at, 1_000, { currency })),
  ]);
  for (let n = 0; n < 5; n++) {
    const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM merchant WHERE reference = $1', [`shop-${n}`]);
    const facts = { ...shop, id: rows[0]?.id as bigint, reference: `shop-${n}` };
    await bringIn(facts, [orderOf(facts, at, 1_000)]);
  }
  const run = await disburse('1week', '2026-01-12');
  for (let n = 0; n < 12; n++) await disburse('1day', `2025-06-${String(n + 10)}`, 'shop');
  const found = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE orders = 20');
  const bad = `merchant_reference,amount,created_at\n${'nobody,ten,never\n'.repeat(7)}`;
  let last = '';
  for (let n = 0; n < 7; n++) {
    last = unwrap(await sendFile('orders', bad)).id;
    await finishImport(last);
  }
  ids = { disbursement: String(found.rows[0]?.id), import: last, run };
});

const get = async (path: string) => {
  const headers = { authorization: `Bearer ${key}` };
  const response = await handleRest(new Request(`http://house.test/api/v1${path}`, { headers }));
  expect(response.status).toBe(200);
  return (await response.json()) as { data?: object[]; merchants?: object[]; nextCursor: string | null };
};
const caller = appRouter.createCaller({ actor: jobActor('test'), viewer: null });
type Read = (page: { limit: number; cursor?: string }) => Promise<{ rows: object[]; nextCursor: string | null }>;

const rest =
  (path: () => string): Read =>
  async ({ limit, cursor }) => {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor ? { cursor } : {}) });
    const { data, merchants, nextCursor } = await get(`${path()}${path().includes('?') ? '&' : '?'}${query}`);
    return { rows: (data ?? merchants) as object[], nextCursor };
  };
const trpc =
  (list: (page: { limit: number; cursor?: string }) => Promise<{ data: object[]; nextCursor: string | null }>): Read =>
  async (page) => {
    const { data, nextCursor } = await list(page);
    return { rows: data, nextCursor };
  };

const lists: [name: string, read: Read, rows: number][] = [
  ['GET /merchants', rest(() => '/merchants'), 24],
  ['GET /orders', rest(() => '/orders'), 28],
  ['GET /orders of one merchant', rest(() => '/orders?merchant=shop'), 23],
  ['GET /disbursements', rest(() => '/disbursements?timeFrameLength=1week&timeFrameEndingBefore=2026-01-12'), 9],
  ['GET /disbursements/{id}/lines', rest(() => `/disbursements/${ids.disbursement}/lines`), 20],
  ['GET /imports', rest(() => '/imports'), 7],
  ['GET /imports/{id}/problems', rest(() => `/imports/${ids.import}/problems`), 14],
  ['disbursements.list', trpc((page) => caller.disbursements.list(page)), 39],
  ['disbursements.list of a run', trpc((page) => caller.disbursements.list({ ...page, runId: ids.run })), 27],
  ['disbursements.runs', trpc((page) => caller.disbursements.runs(page)), 13],
];

describe.each(lists)('%s', (_name, read, rows) => {
  const whole = async (limit: number) => {
    const pages: object[][] = [];
    let cursor: string | undefined;
    do {
      const page = await read({ limit, ...(cursor ? { cursor } : {}) });
      pages.push(page.rows);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return pages;
  };

  test('gives each row once and in one order, whatever the size of the pages', async () => {
    const all = (await whole(200)).flat();
    expect(all).toHaveLength(rows);
    expect(new Set(all.map((row) => JSON.stringify(row))).size).toBe(rows);
    for (const limit of [1, 3, rows - 1, rows, rows + 1]) {
      const pages = await whole(limit);
      expect(pages.flat()).toEqual(all);
      // No empty page at the end, and none that is not full before it.
      expect(pages).toHaveLength(Math.ceil(rows / limit));
    }
  });

  test('asks the database for one page more than nothing: no offset, no count of all', async () => {
    const { nextCursor } = await read({ limit: 2 });
    const queries = vi.spyOn(pg.Client.prototype, 'query');
    await read({ limit: 2, cursor: nextCursor as string });
    const statements = queries.mock.calls.map(([text]) => String(text)).filter((text) => /ORDER BY/.test(text));
    queries.mockRestore();
    const paged = statements.filter((text) => /LIMIT \$\d+$/.test(text.trim()));
    expect(paged).toHaveLength(1);
    expect(paged[0]).toMatch(/ [<>] (\(\$|\$)/);
    expect(paged[0]).not.toMatch(/\bOFFSET\b/i);
  });
});
