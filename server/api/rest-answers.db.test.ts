import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeKey, makeMerchant, orderOf } from '@/prisma/demo/factories';
import type { Permission } from '@/server/identity/door';
import { fixClock } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { handleRest } from './rest';

const everyScope: Permission[] = [
  'merchants:read',
  'orders:read',
  'disbursements:read',
  'disbursements:run',
  'runs:read',
  'imports:read',
  'imports:write',
];
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
  keys.platform = await makeKey(everyScope);
  keys.merchant = await makeKey(everyScope, shop.id);
  keys.readsOrders = await makeKey(['orders:read']);
  keys.revoked = await makeKey(everyScope);
  keys.expired = await makeKey(everyScope);
  const of = `key_hash = encode(sha256($1::bytea), 'hex')`;
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
      headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers },
      ...(body === undefined ? {} : { body: isPlain ? (body as BodyInit) : JSON.stringify(body) }),
    }),
  );
  return { status: response.status, headers: response.headers, json: await response.json() };
}
/** The fields that a refusal names. */
const named = ({ errors = [] }: { errors?: { field: string }[] }) => errors.map((error) => error.field);

const frame = (more: object = {}) => ({ timeFrame: { length: '1week', endingBefore: '2025-01-06', ...more } });
const asks = 'timeFrameLength=1week&timeFrameEndingBefore=2026-01-12';

describe('400 names what is wrong', () => {
  const queries: [reason: string, path: string, fields: string[]][] = [
    ['both are missing', '/disbursements', ['timeFrameEndingBefore', 'timeFrameLength']],
    ['one is missing', '/disbursements?timeFrameLength=1day', ['timeFrameEndingBefore']],
    ['not a length', '/disbursements?timeFrameLength=2weeks&timeFrameEndingBefore=2026-01-12', ['timeFrameLength']],
    ['not a day', '/disbursements?timeFrameLength=1day&timeFrameEndingBefore=2026-02-30', ['timeFrameEndingBefore']],
    [
      'a day that no calendar here has',
      '/disbursements?timeFrameLength=1day&timeFrameEndingBefore=0999-01-01',
      ['timeFrameEndingBefore'],
    ],
    [
      'a frame in the future',
      '/disbursements?timeFrameLength=1day&timeFrameEndingBefore=2999-01-01',
      ['timeFrameEndingBefore'],
    ],
    ['an unknown field', `/disbursements?${asks}&color=red`, ['color']],
    ['an empty merchant', `/disbursements?${asks}&merchant=`, ['merchant']],
    ['a limit of none', '/orders?limit=0', ['limit']],
    ['a limit beyond the most', '/orders?limit=201', ['limit']],
    ['a limit that is no number', '/orders?limit=NaN', ['limit']],
    ['a limit beyond any number', '/orders?limit=1e309', ['limit']],
    ['half a limit', '/orders?limit=1.5', ['limit']],
    ['an empty limit', '/orders?limit=', ['limit']],
    ['a NUL in a text', '/merchants?search=%00', ['search']],
    ['a NUL in the path', '/merchants/a%00b', ['reference']],
    ['not a status', '/merchants?status=asleep', ['status']],
    ['a reference that is too long', `/merchants/${'x'.repeat(201)}`, ['reference']],
    ['not the id of a run', '/disbursements/runs/1', ['id']],
    ['not the id of a disbursement', '/disbursements/abc', ['id']],
    ['an id beyond any', '/disbursements/9999999999999999999', ['id']],
    ['a negative id', '/disbursements/-1/lines', ['id']],
    ['not the id of an import', '/imports/1%20OR%201=1', ['id']],
  ];
  for (const [reason, path, fields] of queries) {
    test(`GET: ${reason}`, async () => {
      const { status, json, headers } = await call('GET', path);
      expect({ status, fields: named(json) }).toEqual({ status: 400, fields });
      expect(json).toMatchObject({ status: 400, code: 'invalid_input', title: 'Bad Request' });
      expect(headers.get('content-type')).toBe('application/problem+json');
    });
  }

  const bodies: [reason: string, body: BodyInit | object, fields: string[]][] = [
    ['no body', '', ['timeFrame']],
    ['an empty object', {}, ['timeFrame']],
    ['null', 'null', ['']],
    ['a list', '[]', ['']],
    ['a text', '"2026"', ['']],
    ['broken off', '{"timeFrame":', ['']],
    ['NaN, which is no JSON', '{"timeFrame":NaN}', ['']],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), ['']],
    ['nested as deeply as it may be', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, ['']],
    ['nested where a text belongs', frame({ length: { a: [{ b: null }] } }), ['timeFrame.length']],
    [
      'nested as deeply where an object belongs',
      `{"timeFrame":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      ['timeFrame'],
    ],
    ['a missing inner field', { timeFrame: { length: '1day' } }, ['timeFrame.endingBefore']],
    ['a number beyond any', '{"timeFrame":{"length":"1week","endingBefore":1e309}}', ['timeFrame.endingBefore']],
    ['a number where a day belongs', frame({ endingBefore: 20250106 }), ['timeFrame.endingBefore']],
    ['a day with a time', frame({ endingBefore: '2025-01-06T00:00:00Z' }), ['timeFrame.endingBefore']],
    ['a day that does not exist', frame({ endingBefore: '2025-02-29' }), ['timeFrame.endingBefore']],
    ['a frame in the future', frame({ endingBefore: '2026-03-03' }), ['timeFrame.endingBefore']],
    ['an unknown field', { ...frame(), dryRun: true }, ['dryRun']],
    ['an unknown inner field', frame({ zone: 'UTC' }), ['timeFrame.zone']],
    ['a merchant that is no text', { ...frame(), merchant: 7 }, ['merchant']],
    ['a NUL in a text', { ...frame(), merchant: 'a\0b' }, ['merchant']],
    [
      'several at once',
      { timeFrame: { length: 1, more: 2 }, x: 3 },
      ['timeFrame.length', 'timeFrame.endingBefore', 'timeFrame.more', 'x'],
    ],
  ];
  for (const [reason, body, fields] of bodies) {
    test(`POST: ${reason}`, async () => {
      const { status, json } = await call('POST', '/disbursements', { body });
      expect({ status, fields: named(json) }).toEqual({ status: 400, fields });
      expect(json.detail).toEqual(expect.any(String));
    });
  }

  test('and nothing came of any of it', async () => {
    expect((await pool().query('SELECT FROM run')).rowCount).toBe(1);
  });

  const cursors: [reason: string, path: string, cursor: unknown][] = [
    ['of another list', '/orders', 'harbour'],
    ['not JSON', '/orders', undefined],
    ['an id beyond any', '/orders', ['2026-01-01T00:00:00.000Z', '9999999999999999999']],
    ['an id that is no number', '/orders', ['2026-01-01T00:00:00.000Z', '1 OR 1=1']],
    ['an instant that is none', '/orders', ['2026-13-01T00:00:00.000Z', '1']],
    ['an instant of the year 0', '/orders', ['0000-01-01T00:00:00.000Z', '1']],
    ['an instant with an offset that no zone has', '/orders', ['2026-01-01T00:00:00.000+23:00', '1']],
    ['an instant of many decimals', '/orders', [`2026-01-01T00:00:00.${'1'.repeat(200)}Z`, '1']],
    ['too few parts', '/orders', ['2026-01-01T00:00:00.000Z']],
    ['a NUL', '/merchants', 'a\0'],
    ['a list where a text belongs', '/merchants', []],
    ['a NUL', `/disbursements?${asks}`, ['shop\0', 'EUR']],
    ['no run', '/imports', ['2026-01-01T00:00:00.000Z', 'x']],
    ['no id', `/imports/${NOBODY}/problems`, { id: 1 }],
    ['a day of the year 0', '/disbursements/ID/lines', ['0000-01-01', '1']],
  ];
  for (const [reason, path, cursor] of cursors) {
    test(`a forged cursor of ${path}: ${reason}`, async () => {
      const text = cursor === undefined ? '%%%' : Buffer.from(JSON.stringify(cursor)).toString('base64url');
      const list = path.replace('ID', disbursementId);
      const { status, json } = await call(
        'GET',
        `${list}${list.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(text)}`,
      );
      expect({ status, fields: named(json) }).toEqual({ status: 400, fields: ['cursor'] });
    });
  }
});

describe('the other refusals', () => {
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
    ['no such method', 'DELETE', '/orders', () => ({}), 404, 'not_found'],
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
