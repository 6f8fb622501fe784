import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeKey, makeMerchant } from '@/prisma/demo/factories';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { once } from '@/server/platform/idempotency';
import { handleRest } from './rest';

let key = '';
let otherKey = '';
beforeAll(async () => {
  await makeMerchant({ reference: 'shop' });
  key = await makeKey(['disbursements:run', 'imports:write']);
  otherKey = await makeKey(['disbursements:run']);
});

async function post(path: string, body: string, idempotencyKey: string, by = key) {
  const headers = {
    authorization: `Bearer ${by}`,
    'content-type': 'application/json',
    'idempotency-key': idempotencyKey,
  };
  const response = await handleRest(new Request(`http://house.test/api/v1${path}`, { method: 'POST', body, headers }));
  const { 'content-type': type, location } = Object.fromEntries(response.headers);
  return { status: response.status, type, location, text: await response.text() };
}
const frame = (endingBefore: string) => JSON.stringify({ timeFrame: { length: '1day', endingBefore } });
const file = 'order_reference,merchant_reference,amount,created_at\na-1,shop,1.00,2026-01-07\n';
const imports = async () => (await pool().query('SELECT FROM import')).rowCount;
const filesKept = () => readdirSync(join(config().DATA_DIR, 'files'));

describe('one key', () => {
  test('and the same body: the same answer, to the letter, and one effect', async () => {
    const first = await post('/imports?kind=orders', file, 'upload');
    const second = await post('/imports?kind=orders', file, 'upload');
    expect(first.status).toBe(202);
    expect(second).toEqual(first);
    expect(await imports()).toBe(1);
    expect(filesKept()).toHaveLength(1);
  });

  test('twenty times at once', async () => {
    const before = await imports();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/imports?kind=orders', file, 'many')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    expect(await imports()).toBe((before ?? 0) + 1);
    expect(filesKept()).toHaveLength((before ?? 0) + 1);
  });

  const others: [reason: string, path: string, body: string][] = [
    ['another body', '/disbursements', frame('2025-01-02')],
    ['another route', '/imports?kind=orders', file],
  ];
  test.each(others)('and %s is refused with 422', async (reason, path, body) => {
    const name = `taken for ${reason}`.replaceAll(' ', '-');
    expect((await post('/disbursements', frame('2025-01-01'), name)).status).toBe(202);
    const files = filesKept().length;
    const refused = await post(path, body, name);
    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'idempotency_key_reused' });
    expect(filesKept()).toHaveLength(files);
  });

  test('another file of the same kind is another body, too', async () => {
    expect((await post('/imports?kind=orders', file, 'file')).status).toBe(202);
    expect((await post('/imports?kind=orders', `${file}\n`, 'file')).status).toBe(422);
    expect((await post('/imports?kind=orders&onError=skip', file, 'file')).status).toBe(422);
  });

  test('of two holders are two', async () => {
    expect((await post('/disbursements', frame('2025-02-01'), 'mine')).status).toBe(202);
    expect((await post('/disbursements', frame('2025-02-02'), 'mine', otherKey)).status).toBe(202);
  });

  test('a refusal is an answer like any other', async () => {
    const nobody = '/imports/00000000-0000-4000-8000-000000000000/apply';
    const first = await post(nobody, '{}', 'refused');
    expect(first).toMatchObject({ status: 404, type: 'application/problem+json' });
    expect(await post(nobody, '{}', 'refused')).toEqual(first);
  });

  test('an input that is not valid does not use it up', async () => {
    expect((await post('/disbursements', '{}', 'careful')).status).toBe(400);
    expect((await post('/disbursements', frame('2025-03-01'), 'careful')).status).toBe(202);
  });

  for (const unusable of ['with blanks', 'é', 'x'.repeat(256)]) {
    test(`that cannot be one is refused, and the file not kept: ${unusable.slice(0, 12)}`, async () => {
      const files = filesKept().length;
      const refused = await post('/imports?kind=orders', file, unusable);
      expect(refused.status).toBe(400);
      expect(JSON.parse(refused.text).errors).toMatchObject([{ field: 'Idempotency-Key' }]);
      expect(filesKept()).toHaveLength(files);
    });
  }
});

describe('the record', () => {
  const answer = (body: string, status = 200) => ({ status, headers: {}, body });

  test('of what failed on our side is forgotten, so that the same request may be tried again', async () => {
    const name = randomUUID();
    await expect(once('a', name, 'hash', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect(await once('a', name, 'hash', async () => answer('down', 503))).toMatchObject({ value: { status: 503 } });
    expect(await once('a', name, 'hash', async () => answer('done'))).toMatchObject({ value: { body: 'done' } });
    expect(await once('a', name, 'hash', async () => answer('again'))).toMatchObject({ value: { body: 'done' } });
  });

  const ages: [reason: string, change: string, body: string, hash: string][] = [
    ['is kept for a day', `created_at = now() - interval '23 hours'`, 'first', 'hash'],
    ['is over after a day, for any body', `expires_at = now() - interval '1 second'`, 'second', 'other'],
    [
      'that its process left unanswered is taken over after a minute',
      `status = NULL, created_at = now() - interval '61 seconds'`,
      'second',
      'hash',
    ],
  ];
  test.each(ages)('%s', async (_reason, change, body, hash) => {
    const name = randomUUID();
    await once('a', name, 'hash', async () => answer('first'));
    await pool().query(`UPDATE idempotency_record SET ${change} WHERE key = $1`, [name]);
    expect(await once('a', name, hash, async () => answer('second'))).toMatchObject({ value: { body } });
  });

  test('makes a repetition that comes while the first is at work wait for its answer', async () => {
    const name = randomUUID();
    let second: ReturnType<typeof once> | undefined;
    const first = await once('a', name, 'hash', async () => {
      second = once('a', name, 'hash', async () => answer('second'));
      return answer('first');
    });
    expect(first).toMatchObject({ value: { body: 'first' } });
    expect(await second).toEqual(first);
  });
});
