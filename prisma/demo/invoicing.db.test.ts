import { beforeAll, expect, test } from 'vitest';
import { invoiceChecks } from '@/server/invoices/door';
import { localDateOf } from '@/server/kernel/calendar';
import { ledgerChecks } from '@/server/ledger/door';
import { now } from '@/server/platform/clock';
import { pool, rows, sql } from '@/server/platform/db';
import { makeMerchant, makePerson } from './factories';
import { demoInvoicing } from './invoicing';

beforeAll(async () => {
  await makeMerchant({ reference: 'harbour-books' });
  await demoInvoicing(await makePerson('finance_operator'), await makePerson('finance_approver'));
});

const count = (statement: ReturnType<typeof sql>) =>
  rows<{ count: bigint }>(pool(), statement).then(([found]) => Number(found?.count));

test('there are a hundred customers and a thousand invoices in five currencies, a hundred of them pending', async () => {
  const first = `${localDateOf(now(), 'UTC').slice(0, 8)}01`;
  expect(await count(sql`SELECT count(*) FROM customer`)).toBe(100);
  expect(await count(sql`SELECT count(*) FROM invoice WHERE kind = 'invoice'`)).toBe(1_000);
  expect(await count(sql`SELECT count(*) FROM invoice WHERE status = 'open'`)).toBe(100);
  expect(
    await count(
      sql`SELECT count(DISTINCT customer_id) FROM invoice WHERE status = 'open' AND charge_on = ${first}::date`,
    ),
  ).toBe(100);
  expect(await count(sql`SELECT count(DISTINCT currency) FROM invoice`)).toBe(5);
});

test('all that must hold of invoices and of the ledger holds', async () => {
  const found: string[] = [];
  for (const check of [...invoiceChecks, ...ledgerChecks]) {
    const run = check.run();
    for (let next = await run.next(); !next.done; next = await run.next()) found.push(next.value.message);
  }
  expect(found).toEqual([]);
});
