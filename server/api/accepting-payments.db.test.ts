import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeKey, makeMerchant } from '@/prisma/demo/factories';
import { cardNumbered, paymentOf, workOff } from '@/prisma/demo/payments';
import { handleRest } from '@/server/api/rest';
import type { MerchantFacts } from '@/server/merchants/door';
import { advancePayment } from '@/server/payments/use-cases/advance-payment';
import { pool } from '@/server/platform/db';

let merchant: MerchantFacts;
let own: string;
let platform: string;
beforeAll(async () => {
  process.env.RATE_LIMIT_WRITE = '100000';
});
beforeEach(async () => {
  merchant = await makeMerchant();
  own = await makeKey(['payments:write', 'payments:read', 'orders:write'], merchant.id);
  platform = await makeKey(['payments:write']);
});

async function post(body: object, headers: Record<string, string> = {}, key = own, path = '/payments') {
  const response = await handleRest(
    new Request(`http://house.test/api/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    }),
  );
  return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}
const payment = (more: object = {}) => ({ ...paymentOf(merchant, 2_500), ...more });
const audited = async () =>
  (await pool().query(`SELECT FROM audit_entry WHERE action = 'payment.accepted' AND merchant_id = $1`, [merchant.id]))
    .rowCount;
const countOf = async (table: string) =>
  Number(
    (await pool().query<{ n: string }>(`SELECT count(*) AS n FROM ${table} WHERE merchant_id = $1`, [merchant.id]))
      .rows[0]?.n,
  );
const hashOf = (word: string) => `${word}-${randomUUID()}`;

describe('accepting', () => {
  test('answers 202 with where it is, and has written the payment, its event and its audit row', async () => {
    const answer = await post(payment());
    const body = JSON.parse(answer.text) as { id: string };
    expect(answer).toMatchObject({ status: 202, location: `/api/v1/payments/${body.id}` });
    expect(body).toMatchObject({
      merchantReference: merchant.reference,
      status: 'created',
      amount: { amount: 2_500, currency: 'EUR' },
      card: { brand: 'visa', last4: '4242' },
    });
    expect([await countOf('payment'), await audited()]).toEqual([1, 1]);
    const { rows } = await pool().query('SELECT name FROM outbox WHERE data = $1', [{ paymentId: body.id }]);
    expect(rows).toEqual([{ name: 'payments/payment.accepted' }]);
  });

  test.each<[reason: string, change: object, field: string]>([
    ['a digit mistyped', { card: cardNumbered('4242424242424243') }, 'card.cardNumber'],
    ['of no brand', { card: { ...cardNumbered(), cardNumber: '9999999999999995' } }, 'card.cardNumber'],
    ['past its month', { card: { ...cardNumbered(), expiry: '01/20' } }, 'card.expiry'],
    ['no month', { card: { ...cardNumbered(), expiry: '13/30' } }, 'card.expiry'],
    ['four digits on a Visa', { card: { ...cardNumbered(), verificationCode: '1234' } }, 'card.verificationCode'],
    [
      'three on an American Express',
      { card: { ...cardNumbered('378282246310005'), verificationCode: '123' } },
      'card.verificationCode',
    ],
    ['nothing to pay', { amount: { amount: 0, currency: 'EUR' } }, 'amount.amount'],
    ['a currency that is none', { amount: { amount: 1, currency: 'EUX' } }, 'amount.currency'],
    ['a card payment without a card', { card: undefined }, 'card'],
    ['a transfer without parties', { method: 'account_transfer', card: undefined }, 'transfer'],
    ['a transfer with a card', { method: 'account_transfer' }, 'card'],
  ])('refuses what cannot be right, by its field: %s', async (_reason, change, field) => {
    const answer = await post(payment(change));
    expect(answer.status).toBe(400);
    expect((JSON.parse(answer.text) as { errors: { field: string }[] }).errors.map((error) => error.field)).toEqual([
      field,
    ]);
    expect(answer.text).not.toMatch(/\d{12}/);
    expect(await countOf('payment')).toBe(0);
  });

  test('a merchant that is not there, or not yours, is neither', async () => {
    const other = await makeMerchant();
    expect((await post(payment({ merchant: other.reference }))).status).toBe(404);
    expect((await post(payment({ merchant: 'nobody' }), {}, platform)).status).toBe(404);
    expect((await post(payment({ merchant: undefined }), {}, platform)).status).toBe(400);
    await pool().query(`UPDATE merchant SET status = 'closed' WHERE id = $1`, [merchant.id]);
    expect((await post(payment())).status).toBe(409);
  });
});

describe('one key is one effect', () => {
  test.each<[how: string, send: (key: string) => [object, Record<string, string>]]>([
    ['in the header', (key) => [{}, { 'idempotency-key': key }]],
    ['in the body', (key) => [{ key }, {}]],
    ['in both', (key) => [{ key }, { 'idempotency-key': `h-${key}` }]],
  ])('fifty at once, the key %s: all get the same answer', async (_how, send) => {
    const [body, headers] = send(hashOf('k'));
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(payment(body), headers)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    expect([await countOf('payment'), await audited()]).toEqual([1, 1]);
  });

  test('long after the header is forgotten, by the business key; also once it is captured', async () => {
    const key = hashOf('k');
    const first = await post(payment(), { 'idempotency-key': key });
    const { id } = JSON.parse(first.text) as { id: string };
    await workOff(() => advancePayment(id));
    for (const forget of [
      'DELETE FROM idempotency_record',
      `UPDATE idempotency_record SET expires_at = now() - interval '1 day'`,
    ]) {
      await pool().query(forget);
      expect(await post(payment(), { 'idempotency-key': key })).toEqual(first);
    }
    expect(await post(payment({ key }))).toEqual(first);
    expect(await countOf('payment')).toBe(1);
  });

  test('many at once, some of them alike, some of them refused: each gets its own answer', async () => {
    const closed = await makeMerchant({ status: 'closed' });
    const run = hashOf('run');
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const key = `${run}-${n % 40}`;
        const merchantOf = n === 7 ? closed.reference : n === 8 ? 'nobody' : merchant.reference;
        const body = { ...payment({ amount: { amount: 1_000 + (n % 40), currency: 'EUR' } }), merchant: merchantOf };
        return {
          n,
          ...(await post(n === 50 ? { ...body, description: 'Another' } : body, { 'idempotency-key': key }, platform)),
        };
      }),
    );
    const expected = (n: number) => (n === 7 ? 409 : n === 8 ? 404 : 202);
    for (const { n, status, text } of answers) {
      if (n % 40 === 10) continue;
      expect([n, status]).toEqual([n, expected(n)]);
      if (status === 202) expect(JSON.parse(text)).toMatchObject({ amount: { amount: 1_000 + (n % 40) } });
    }
    // Of two different requests under one key, the first of them is.
    expect(new Set([answers[10]?.status, answers[50]?.status])).toEqual(new Set([202, 422]));
    // Also under the keys of those that were refused: what is refused uses no key up.
    expect(await countOf('payment')).toBe(40);
  });

  test.each<[reason: string, change: object]>([
    ['another amount', { amount: { amount: 2_501, currency: 'EUR' } }],
    ['another card', { card: cardNumbered('5555555555554444') }],
    ['another holder', { card: { ...cardNumbered(), holder: 'Somebody' } }],
  ])('another request under it is refused: %s', async (_reason, change) => {
    const key = hashOf('k');
    await post(payment(), { 'idempotency-key': key });
    expect((await post(payment(change), { 'idempotency-key': key })).status).toBe(422);
    expect((await post(payment({ ...change, key }))).status).toBe(422);
    const fresh = { 'idempotency-key': hashOf('fresh') };
    expect((await post(payment({ ...change, key }), fresh)).status).toBe(422);
    // The header of what was refused is not used up.
    expect((await post(payment(change), fresh)).status).toBe(202);
  });

  test('the same key on another route is another request', async () => {
    const key = { 'idempotency-key': hashOf('k') };
    await post(payment(), key);
    const order = { externalReference: 'o', amount: { amount: 1, currency: 'EUR' } };
    expect((await post(order, key, own, '/orders')).status).toBe(422);
  });

  test('another merchant’s same key is its own', async () => {
    const other = await makeMerchant();
    const otherKey = await makeKey(['payments:write'], other.id);
    const key = hashOf('k');
    await post(payment({ key }));
    expect((await post({ ...paymentOf(other, 2_500), key }, {}, otherKey)).status).toBe(202);
  });
});

describe('Prefer: wait', () => {
  test('answers 201 with what became of it, in time', async () => {
    const key = hashOf('k');
    const waiting = post(payment({ key }), { prefer: 'wait=20' });
    const { id } = JSON.parse((await post(payment({ key }))).text) as { id: string };
    await workOff(() => advancePayment(id));
    const answer = await waiting;
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.text)).toMatchObject({ id, status: 'captured' });
  });

  test('answers 202 when the time is over', async () => {
    expect((await post(payment(), { prefer: 'respond-async, wait=1' })).status).toBe(202);
  });
});
