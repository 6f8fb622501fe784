import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeKey, makeMerchant } from '@/prisma/demo/factories';
import { merchantScopes, platformScopes } from '@/server/identity/door';
import { resetConfig } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { handlerFor } from './handlers';

// What all doors have in common: limits, strict input, methods, keys for trying again, figures.

let key = '';
let merchantKey = '';
beforeAll(async () => {
  const shop = await makeMerchant({ reference: 'shop' });
  key = await makeKey(platformScopes);
  merchantKey = await makeKey(merchantScopes, shop.id);
});
afterEach(() => {
  for (const name of ['RATE_LIMIT_READ', 'RATE_LIMIT_WRITE', 'RATE_LIMIT_ANONYMOUS', 'METRICS_TOKEN'])
    delete process.env[name];
  resetConfig();
});
function configure(values: Record<string, string>) {
  Object.assign(process.env, values);
  resetConfig();
}

type Sent = { method?: string; key?: string | null; headers?: Record<string, string>; body?: BodyInit };
async function ask(path: string, { method = 'GET', key: by = key, headers = {}, body }: Sent = {}) {
  const url = `http://house.test${path}`;
  const known: Record<string, string> = by === null ? {} : { authorization: `Bearer ${by}` };
  const init = { method, headers: { ...known, ...headers }, ...(body === undefined ? {} : { body, duplex: 'half' }) };
  const response = (await handlerFor(new URL(url).pathname)?.(new Request(url, init as RequestInit))) as Response;
  const text = await response.text();
  const json = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : null;
  return { status: response.status, headers: response.headers, text, json };
}
const asJson = { 'content-type': 'application/json' };
const frame = (endingBefore: string) => JSON.stringify({ timeFrame: { length: '1day', endingBefore } });
const trpcQuery = (path: string, input = '{}') => `/api/trpc/${path}?input=${encodeURIComponent(input)}`;

describe('a limit', () => {
  test('is told in every answer, and refuses with 429 what goes beyond it', async () => {
    configure({ RATE_LIMIT_READ: '3' });
    const fresh = await makeKey(['orders:read']);
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push(await ask('/api/v1/orders', { key: fresh }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"read";q=3;w=60');
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"read";r=2;t=\d+$/);
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['2', '1', '0', '0']);
    expect(answers[3]?.json).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('/api/v1/orders')).status).toBe(200);
  });

  test('is the same over tRPC, where each call of a batch counts', async () => {
    configure({ RATE_LIMIT_READ: '4' });
    const fresh = await makeKey(['orders:read', 'merchants:read']);
    const batch = `/api/trpc/orders.list,merchants.list,orders.list?batch=1&input=${encodeURIComponent('{"0":{},"1":{},"2":{}}')}`;
    expect((await ask(batch, { key: fresh })).status).toBe(200);
    expect((await ask('/api/v1/orders', { key: fresh })).status).toBe(200);
    const over = await ask(trpcQuery('orders.list'), { key: fresh });
    expect(over).toMatchObject({ status: 429, json: { error: { data: { refusal: { code: 'rate_limited' } } } } });
    expect(over.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  test('of who is nobody goes by address, and guessing keys counts', async () => {
    configure({ RATE_LIMIT_ANONYMOUS: '2' });
    const guesses = [];
    for (let n = 0; n < 3; n++) guesses.push((await ask('/api/v1/orders', { key: `ch_live_guess${n}` })).status);
    expect(guesses).toEqual([401, 401, 429]);
    expect((await ask('/api/v1/orders')).status).toBe(200);
  });
});

describe('strict input', () => {
  const twice = (path: string) => ask(path);
  const rows: [reason: string, answer: () => ReturnType<typeof ask>, status: number, fields: string[]][] = [
    ['a parameter given twice', () => twice('/api/v1/orders?limit=1&limit=2'), 400, ['limit']],
    ['a parameter that is no text', () => ask('/api/v1/orders?merchant=%ff'), 400, ['merchant']],
    ['a parameter of the path in the query', () => ask('/api/v1/merchants/shop?reference=x'), 400, ['reference']],
    ['a parameter where the body speaks', () => post(frame('2025-01-02'), '?merchant=shop'), 400, ['merchant']],
    ['a field given twice', () => post('{"merchant":"a","merchant":"b"}'), 400, ['merchant']],
    ['the prototype', () => post('{"__proto__":{"merchant":"a"}}'), 400, ['__proto__']],
    ['2^63', () => post('{"merchant":9223372036854775808}'), 400, ['merchant']],
    ['half a character', () => post(`{"merchant":"\\ud800"}`), 400, ['merchant', 'timeFrame']],
    ['bytes that are no text', () => post(new Uint8Array([0x7b, 0xff, 0x7d])), 400, ['']],
    ['nesting', () => post(`{"merchant":${'['.repeat(40)}${']'.repeat(40)}}`), 400, ['merchant']],
  ];
  const post = (body: BodyInit, query = '') =>
    ask(`/api/v1/disbursements${query}`, { method: 'POST', headers: asJson, body });
  test.each(rows)('%s', async (_reason, answer, status, fields) => {
    const { json, ...rest } = await answer();
    expect({ status: rest.status, fields: json.errors.map(({ field }: { field: string }) => field) }).toEqual({
      status,
      fields,
    });
  });

  const megabytes = () => {
    let left = 40;
    return new ReadableStream({
      pull(to) {
        if (left-- === 0) to.close();
        else to.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
  };
  test.each(['/api/v1/disbursements', '/api/trpc/disbursements.request'])(
    '%s: too large without a length, 413',
    async (path) => {
      expect((await ask(path, { method: 'POST', headers: asJson, body: megabytes() })).status).toBe(413);
    },
  );
  test.each(['/api/v1/disbursements', '/api/trpc/disbursements.request'])('%s: another type, 415', async (path) => {
    const headers = { 'content-type': 'text/plain' };
    expect((await ask(path, { method: 'POST', headers, body: frame('2025-01-02') })).status).toBe(415);
  });
  test('over tRPC too', async () => {
    const fieldsOf = async (input: string) =>
      (await ask(trpcQuery('orders.list', input))).json.error.data.refusal.fields.map(
        ({ field }: { field: string }) => field,
      );
    expect(await fieldsOf('{"limit":1,"limit":2}')).toEqual(['limit']);
    expect(await fieldsOf('{"limit":1e309}')).toEqual(['limit']);
    expect(await fieldsOf('{"merchant":"\\ud800"}')).toEqual(['merchant']);
    expect(await fieldsOf('{')).toEqual(['']);
  });
});

describe('methods', () => {
  const rows: [method: string, path: string, status: number, allow: string | null][] = [
    ['DELETE', '/api/v1/disbursements', 405, 'POST, GET, HEAD, OPTIONS'],
    ['PATCH', '/api/v1/merchants/shop', 405, 'GET, HEAD, OPTIONS'],
    ['OPTIONS', '/api/v1/merchants', 204, 'GET, HEAD, OPTIONS'],
    ['POST', '/api/v1/openapi.json', 405, 'GET, HEAD, OPTIONS'],
    ['DELETE', '/api/v1/collection.json', 405, 'GET, HEAD, OPTIONS'],
    ['GET', '/api/v1/nowhere', 404, null],
    ['GET', '/api/v1/merchants/%zz/x', 404, null],
  ];
  test.each(rows)('%s %s: %i', async (method, path, status, allow) => {
    const answer = await ask(path, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([status, allow]);
  });
  test('HEAD is GET without the body', async () => {
    const { status, text } = await ask('/api/v1/merchants', { method: 'HEAD' });
    expect([status, text]).toEqual([200, '']);
  });
});

describe('Idempotency-Key over tRPC', () => {
  const request = (body: string, idempotencyKey: string) =>
    ask('/api/trpc/disbursements.request', {
      method: 'POST',
      headers: { ...asJson, 'idempotency-key': idempotencyKey },
      body,
    });

  test('has one effect and gives the first answer; another body is refused', async () => {
    const first = await request(frame('2025-05-02'), 'one');
    expect(first.status).toBe(200);
    expect((await request(frame('2025-05-02'), 'one')).text).toBe(first.text);
    expect((await request(frame('2025-05-03'), 'one')).status).toBe(422);
    expect((await pool().query('SELECT FROM run')).rowCount).toBe(1);
  });

  test('is not used up by what was not valid', async () => {
    expect((await request('{}', 'careful')).status).toBe(400);
    expect((await request(frame('2025-06-02'), 'careful')).status).toBe(200);
  });

  test('is of one call: a batch with it is refused', async () => {
    const body = `{"0":${frame('2025-07-02')}}`;
    const headers = { ...asJson, 'idempotency-key': 'batch' };
    const answer = await ask('/api/trpc/disbursements.request?batch=1', { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
  });

  test('its record shows nothing of the answer to who reads the table', async () => {
    const { rows } = await pool().query<{ body: string }>('SELECT body FROM idempotency_record');
    for (const { body } of rows) expect(body).not.toContain('timeFrame');
  });
});

describe('for operators', () => {
  test('/healthz answers; /readyz names each part', async () => {
    expect((await ask('/healthz', { key: null })).json).toEqual({ ok: true });
    const ready = await ask('/readyz', { key: null });
    expect(ready).toMatchObject({
      status: 200,
      json: { ok: true, database: { ok: true }, migrations: { ok: true }, jobs: { ok: true } },
    });
  });

  test('/metrics is for its token and for keys of the platform that hold the scope', async () => {
    configure({ METRICS_TOKEN: 'a-token-of-sixteen' });
    const statusOf = async (by: string | null) => (await ask('/metrics', { key: by })).status;
    expect(await statusOf('a-token-of-sixteen')).toBe(200);
    expect(await statusOf(key)).toBe(200);
    expect(await statusOf(merchantKey)).toBe(403);
    expect(await statusOf('a-token-of-sixteeN')).toBe(401);
    expect(await statusOf(null)).toBe(401);
  });

  test('and counts by route as declared, never by what was asked for', async () => {
    await ask('/api/v1/merchants/shop');
    await ask('/api/v1/not/a/route');
    const { text } = await ask('/metrics');
    expect(text).toContain('route="/merchants/{reference}",method="GET",status="200"');
    expect(text).toContain('route="none",method="GET",status="404"');
    expect(text).not.toMatch(/route="[^"]*(shop|not\/a)/);
    for (const name of [
      'outbox_rows',
      'outbox_oldest_seconds',
      'sessions_open',
      'job_runs_active',
      'rate_limit_refusals_total',
    ])
      expect(text).toContain(`# HELP ${name} `);
  });
});
