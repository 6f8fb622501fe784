import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { cardNumbered, paymentOf } from '@/prisma/demo/payments';
import { withClient } from '@/scripts/database/database';
import { eventually, type Rig, startRig } from '@/server/engine/protocol/rig';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { createOrder } from '@/server/orders/use-cases/create-order';
import { pool } from '@/server/platform/db';
import { makeOrderPayment, processPayment, processRefund, releaseOrderPayment } from './jobs';
import { createPayment } from './use-cases/create-payment';
import { getPayment } from './use-cases/get-payment';
import { payOrder } from './use-cases/pay-order';
import { requestRefund } from './use-cases/request-refund';

// The whole way through the real engine; and afterwards, nothing of any card anywhere.

const actor = jobActor('test');
let merchant: MerchantFacts;
let rig: Rig;
let relaying = true;
let relay: Promise<void>;
const logged: string[] = [];
const write = process.stdout.write.bind(process.stdout);
beforeAll(async () => {
  merchant = await makeMerchant();
  rig = await startRig('payments', () => [processPayment, processRefund, makeOrderPayment, releaseOrderPayment]);
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: []) => {
    logged.push(String(chunk));
    return write(chunk, ...rest);
  }) as typeof process.stdout.write;
  // The outbox, as its relay would send it.
  relay = (async () => {
    while (relaying) {
      const { rows } = await pool().query<{ name: string; data: Record<string, unknown> }>(
        'DELETE FROM outbox RETURNING name, data',
      );
      if (rows.length > 0) await rig.inngest.send(rows);
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
});
afterAll(async () => {
  process.stdout.write = write;
  relaying = false;
  await relay;
  await rig.stop();
});

const CODE = '917';
const cards = ['4242424242424242', '4000000000009995', '4000000000002008', '4000000000001000'];
const statusOf = async (id: string) => unwrap(await getPayment(actor, id)).status;

test('payments of each kind, an order paid, a refund: all the way', async () => {
  const ids = await Promise.all(
    cards.map(async (cardNumber) => {
      const card = { ...cardNumbered(cardNumber), verificationCode: CODE };
      return unwrap(await createPayment(actor, { ...paymentOf(merchant, 70_707), card }, `key-${cardNumber.slice(-4)}`))
        .id;
    }),
  );
  const input = { merchant: merchant.reference, externalReference: 'o', amount: { amount: 100, currency: 'EUR' } };
  const order = unwrap(await createOrder(actor, input)).order.id;
  const card = { ...cardNumbered('378282246310005'), verificationCode: '9172' };
  const paid = unwrap(await payOrder(actor, { id: order, method: 'credit_card', card, key: 'order' })).id;
  const wanted = ['captured', 'declined', 'captured', 'captured', 'captured'];
  await eventually(
    async () => JSON.stringify(await Promise.all([...ids, paid].map(statusOf))) === JSON.stringify(wanted),
    'all payments end',
  );
  unwrap(await requestRefund(actor, { id: paid }));
  await eventually(async () => (await statusOf(paid)) === 'refunded', 'the refund succeeds');
  const { rows } = await pool().query(
    `SELECT kind, count(*)::int AS n FROM simulated_charge WHERE outcome = 'succeeded' GROUP BY kind ORDER BY kind`,
  );
  expect(rows).toEqual([
    { kind: 'authorise', n: 4 },
    { kind: 'capture', n: 4 },
    { kind: 'refund', n: 1 },
  ]);
});

test('nothing of a card but brand, last four, holder and expiry is kept: in no table, job, event or log', async () => {
  const numbers = [...cards, '378282246310005'];
  const found: string[] = [];
  let tables = 0;
  await withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
    );
    tables = rows.length;
    for (const { name } of rows) {
      const { rows: held } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
      for (const { text } of held) if (tellsOfCard(text, numbers)) found.push(`${name}: ${text}`);
    }
  });
  expect(tables).toBeGreaterThan(40);
  expect(found).toEqual([]);
  expect(logged.filter((line) => tellsOfCard(line, numbers))).toEqual([]);
});

/** A number, also written apart or in base64; or a verification code that stands alone. */
const tellsOfCard = (text: string, numbers: string[]): boolean =>
  numbers.some(
    (number) =>
      text.replace(/[ -]/g, '').includes(number) || text.includes(Buffer.from(number).toString('base64').slice(0, 18)),
  ) || /(?<![0-9a-z.:-])(?:917|9172)(?![0-9a-z.:-])/i.test(text);
