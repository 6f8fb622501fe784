import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeKey, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { platformScopes } from '@/server/identity/door';
import { fixClock } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { handleRest } from './rest';

const keys = { platform: '', merchant: '', readsOrders: '', revoked: '', expired: '' };
const NOBODY = '00000000-0000-4000-8000-000000000000';
let disbursementId = '';
let setTimeBack = () => {};

beforeAll(async () => {
  setTimeBack = fixClock('2026-03-02T12:00:00Z');
  const shop = await makeMerchant({ reference: 'shop' });
  await makeMerchant({ reference: 'other' });
  await bringIn(shop, [orderOf(shop, '2026-01-07T10:00Z', 5_000)]);
  await disburse('1week', '2026-01-12');
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE orders > 0');
  disbursementId = String(rows[0]?.id);
  keys.platform = await makeKey(platformScopes);
  keys.merchant = await makeKey(platformScopes, shop.id);
  keys.readsOrders = await makeKey(['orders:read']);
  keys.revoked = await makeKey(platformScopes);
  keys.expired = await makeKey(platformScopes);
  const of = `id = (SELECT key_id FROM api_key_secret WHERE hash = encode(sha256($1::bytea), 'hex'))`;
  await pool().query(`UPDATE api_key SET revoked_at = now() WHERE ${of}`, [keys.revoked]);
  await pool().query(`UPDATE api_key SET expires_at = '2026-03-02T12:00:00Z' WHERE ${of}`, [keys.expired]);
});
afterAll(() => setTimeBack());

type Sent = { key?: string; body?: BodyInit | object; headers?: Record<string, string> };
async function call(method: string, path: string, { key = keys.platform, body, headers = {} }: Sent = {}) {
  const isPlain = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const response = await handleRest(
    new Request(`http://house.test/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
      ...(body === undefined ? {} : { body: isPlain ? (body as BodyInit) : JSON.stringify(body) }),
    }),
  );
  return { status: response.status, headers: response.headers, json: await response.json() };
}
const frame = (more: object = {}) => ({ timeFrame: { length: '1week', endingBefore: '2025-01-06', ...more } });
const asks = 'timeFrameLength=1week&timeFrameEndingBefore=2026-01-12';

describe('a refusal', () => {
  type Row = [reason: string, method: string, path: string, sent: () => Sent, status: number, code: string];
  const rows: Row[] = [
    ['nobody', 'GET', '/orders', () => ({ key: '' }), 401, 'not_signed_in'],
    ['a key that never was', 'GET', '/orders', () => ({ key: 'ch_guess' }), 401, 'not_signed_in'],
    ['a revoked key', 'GET', '/orders', () => ({ key: keys.revoked }), 401, 'not_signed_in'],
    ['a key that has just expired', 'GET', '/orders', () => ({ key: keys.expired }), 401, 'not_signed_in'],
    [
      'a key sent another way',
      'GET',
      '/orders',
      () => ({ key: '', headers: { authorization: `Basic ${keys.platform}` } }),
      401,
      'not_signed_in',
    ],
    [
      'nobody, before the body is looked at',
      'POST',
      '/disbursements',
      () => ({ key: '', body: '{' }),
      401,
      'not_signed_in',
    ],
    ['nobody, with a file', 'POST', '/imports?kind=orders', () => ({ key: '', body: 'a' }), 401, 'not_signed_in'],
    ['a key without the scope', 'GET', '/merchants', () => ({ key: keys.readsOrders }), 403, 'not_allowed'],
    [
      'a merchant’s key, whatever its scopes',
      'POST',
      '/disbursements',
      () => ({ key: keys.merchant, body: frame() }),
      403,
      'not_allowed',
    ],
    [
      'a merchant’s key with a file',
      'POST',
      '/imports?kind=orders',
      () => ({ key: keys.merchant, body: 'a' }),
      403,
      'not_allowed',
    ],
    ['no such route', 'GET', '/nowhere', () => ({}), 404, 'not_found'],
    ['no such method', 'DELETE', '/orders', () => ({}), 405, 'method_not_allowed'],
    [
      'a body that is no JSON by its type',
      'POST',
      '/disbursements',
      () => ({ body: frame(), headers: { 'content-type': 'text/plain' } }),
      415,
      'unsupported_media_type',
    ],
    ['no such merchant', 'GET', '/merchants/nobody', () => ({}), 404, 'not_found'],
    [
      'no such merchant to pay',
      'POST',
      '/disbursements',
      () => ({ body: { ...frame(), merchant: 'nobody' } }),
      404,
      'not_found',
    ],
    ['no such run', 'GET', `/disbursements/runs/${NOBODY}`, () => ({}), 404, 'not_found'],
    ['no such disbursement', 'GET', '/disbursements/999999', () => ({}), 404, 'not_found'],
    ['no such import', 'POST', `/imports/${NOBODY}/apply`, () => ({ body: {} }), 404, 'not_found'],
    [
      'a frame that nobody asked for',
      'GET',
      '/disbursements?timeFrameLength=1day&timeFrameEndingBefore=2025-06-01',
      () => ({}),
      404,
      'run_not_requested',
    ],
    [
      'a body that is too large',
      'POST',
      '/disbursements',
      () => ({ body: `{"merchant":"${'x'.repeat(2 ** 20)}"}` }),
      413,
      'file_too_large',
    ],
    [
      'days that are disbursed',
      'POST',
      '/disbursements',
      () => ({ body: { timeFrame: { length: '1day', endingBefore: '2026-01-10' } } }),
      409,
      'days_already_disbursed',
    ],
  ];
  for (const [reason, method, path, sent, status, code] of rows) {
    test(`${status}: ${reason}`, async () => {
      const answer = await call(method, path, sent());
      expect({ status: answer.status, code: answer.json.code }).toEqual({ status, code });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    });
  }

  test('409 with Retry-After while a frame is calculated; a merchant is not told how many others there are', async () => {
    const asked = await call('POST', '/disbursements', { body: frame() });
    expect(asked).toMatchObject({ status: 202, json: { status: 'calculating' } });
    expect(asked.headers.get('location')).toBe(`/api/v1/disbursements/runs/${asked.json.id}`);
    expect((await call('GET', `/disbursements/runs/${asked.json.id}`)).json).toEqual(asked.json);
    const query = '/disbursements?timeFrameLength=1week&timeFrameEndingBefore=2025-01-06';
    const staff = await call('GET', query);
    expect(staff).toMatchObject({ status: 409, json: { code: 'run_in_progress', runId: asked.json.id } });
    expect(staff.headers.get('retry-after')).toBe('1');
    const merchant = await call('GET', query, { key: keys.merchant });
    expect(merchant).toMatchObject({ status: 409, json: { code: 'run_in_progress' } });
    expect(Object.keys(merchant.json)).not.toEqual(expect.arrayContaining(['runId']));
    expect(Object.keys(merchant.json)).not.toEqual(expect.arrayContaining(['progress']));
  });

  test('no upload that was refused is kept', () => {
    expect(filesKept()).toEqual([]);
  });
});

test('what is asked for is answered, with gross = fee + net', async () => {
  const money = (amount: number) => ({ amount, currency: 'EUR' });
  const { status, json } = await call('GET', `/disbursements?${asks}`);
  expect({ status, json }).toEqual({
    status: 200,
    json: {
      timeFrame: { start: '2026-01-05', end: '2026-01-12' },
      merchants: [{ merchantReference: 'shop', orders: 1, gross: money(5_000), fee: money(48), net: money(4_952) }],
      nextCursor: null,
    },
  });
  expect((await call('GET', `/disbursements/${disbursementId}/lines`)).json.data).toMatchObject([
    { dueOn: '2026-01-07', fee: money(48), feeRatePpm: 9_500 },
  ]);
});

function filesKept(): string[] {
  try {
    return readdirSync(join(config().DATA_DIR, 'files'));
  } catch {
    return [];
  }
}
