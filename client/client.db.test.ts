import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringIn, makeKey, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeClientTypes } from '@/scripts/client/make-types';
import { openApiDocument } from '@/server/api/openapi/document';
import { handleRest } from '@/server/api/rest';
import { platformScopes } from '@/server/identity/door';
import { createClient } from './client';

let key = '';
beforeAll(async () => {
  const shop = await makeMerchant({ reference: 'shop' });
  await bringIn(
    shop,
    Array.from({ length: 25 }, (_, n) => orderOf(shop, '2026-01-07T10:00Z', 1_000 + n)),
  );
  key = await makeKey(platformScopes);
});

/** A client of the real handlers; `answers` come first, as a network and a busy server would give them. */
function clientOf(answers: (() => Response)[] = []) {
  const sent: Request[] = [];
  const doFetch = async (url: string | URL | Request, init?: RequestInit) => {
    const request = new Request(url, init);
    sent.push(request.clone());
    const answer = answers.shift();
    return answer ? answer() : handleRest(request);
  };
  return { client: createClient({ url: 'http://house.test/', key, fetch: doFetch as typeof fetch }), sent };
}

test('the file of operations is what the document makes of itself: `npm run client`', async () => {
  const file = readFileSync(new URL('./operations.ts', import.meta.url), 'utf8');
  expect(file === (await makeClientTypes(openApiDocument()))).toBe(true);
});

describe('the client', () => {
  test('fills the path, the query and the body, and gives what is answered', async () => {
    const { client, sent } = clientOf();
    expect(await client.getMerchant({ reference: 'shop' })).toMatchObject({ reference: 'shop', currency: 'EUR' });
    expect((await client.listOrders({ merchant: 'shop', limit: 2 })).data).toHaveLength(2);
    const run = await client.createDisbursement({ timeFrame: { length: '1week', endingBefore: '2026-01-12' } });
    expect((await client.getDisbursementRun({ id: run.id })).id).toBe(run.id);
    expect(sent.map((request) => new URL(request.url).pathname)).toEqual([
      '/api/v1/merchants/shop',
      '/api/v1/orders',
      '/api/v1/disbursements',
      `/api/v1/disbursements/runs/${run.id}`,
    ]);
  });

  test('gives every row of a list, page by page', async () => {
    const { client, sent } = clientOf();
    const ids = new Set<string>();
    for await (const order of client.each('listOrders', { merchant: 'shop', limit: 10 })) ids.add(order.id);
    expect(ids.size).toBe(25);
    expect(sent).toHaveLength(3);
  });

  test('sends a file', async () => {
    const { client } = clientOf();
    const body = 'order_reference,merchant_reference,amount,created_at\na-1,shop,1.00,2026-01-07\n';
    expect(await client.createImport({ kind: 'orders', apply: 'false' }, { body })).toMatchObject({ kind: 'orders' });
  });

  test('says what was refused, by code and field', async () => {
    const { client } = clientOf();
    await expect(client.getMerchant({ reference: 'nobody' })).rejects.toMatchObject({ status: 404, code: 'not_found' });
    await expect(client.listOrders({ limit: 1_000 })).rejects.toMatchObject({
      status: 400,
      problem: { errors: [{ field: 'limit' }] },
    });
  });

  test('tries again what met a pause or a lost connection, under the same key, and nothing else', async () => {
    const lost = () => {
      throw new TypeError('fetch failed');
    };
    const pause = () => new Response('{}', { status: 503, headers: { 'retry-after': '0.001' } });
    const { client, sent } = clientOf([pause, lost]);
    const timeFrame = { length: '1day', endingBefore: '2025-01-02' } as const;
    expect(await client.createDisbursement({ timeFrame })).toMatchObject({ timeFrame: { end: '2025-01-02' } });
    const keys = sent.map((request) => request.headers.get('idempotency-key'));
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    const refused = clientOf([() => Response.json({ code: 'conflict', detail: 'no' }, { status: 409 })]);
    await expect(refused.client.createDisbursement({ timeFrame })).rejects.toMatchObject({ code: 'conflict' });
    expect(refused.sent).toHaveLength(1);
  });
});
