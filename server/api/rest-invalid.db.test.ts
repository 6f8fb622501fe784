import { beforeAll, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeKey, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { platformScopes } from '@/server/identity/door';
import { pool } from '@/server/platform/db';
import { handleRest } from './rest';

const NOBODY = '00000000-0000-4000-8000-000000000000';
let key = '';
let disbursementId = '';

beforeAll(async () => {
  const shop = await makeMerchant({ reference: 'shop' });
  await bringIn(shop, [orderOf(shop, '2026-01-07T10:00Z', 5_000)]);
  await disburse('1week', '2026-01-12');
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement');
  disbursementId = String(rows[0]?.id);
  key = await makeKey(platformScopes);
});

async function call(method: string, path: string, body?: BodyInit | object) {
  const isPlain = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const response = await handleRest(
    new Request(`http://house.test/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: isPlain ? (body as BodyInit) : JSON.stringify(body) }),
    }),
  );
  return { status: response.status, headers: response.headers, json: await response.json() };
}
/** The fields that a refusal names. */
const named = ({ errors = [] }: { errors?: { field: string }[] }) => errors.map((error) => error.field);

const frame = (more: object = {}) => ({ timeFrame: { length: '1week', endingBefore: '2025-01-06', ...more } });
const asks = 'timeFrameLength=1week&timeFrameEndingBefore=2026-01-12';

test('a body that breaks off is the caller’s, not a fault of ours', async () => {
  const body = new ReadableStream({
    pull(controller) {
      controller.error(new TypeError('the connection is gone'));
    },
  });
  const init = { method: 'POST', body, duplex: 'half', headers: { authorization: `Bearer ${key}` } } as RequestInit;
  const response = await handleRest(new Request('http://house.test/api/v1/payments', init));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'invalid_input', detail: expect.stringContaining('broke off') });
});

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
    ['a frame in the future', frame({ endingBefore: '2999-03-03' }), ['timeFrame.endingBefore']],
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
      const { status, json } = await call('POST', '/disbursements', body);
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
