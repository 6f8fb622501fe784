import { beforeAll, expect, test } from 'vitest';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { invoiceChecks } from './door';
import { creditInvoice } from './use-cases/credit-invoice';
import { voidInvoice } from './use-cases/void-invoice';

const actor = jobActor('test');
let id = '';

async function findings(): Promise<string[]> {
  const found: string[] = [];
  for (const check of invoiceChecks)
    for (const run = check.run(); ; ) {
      const { value, done } = await run.next();
      if (done) break;
      found.push(`${check.name}: ${value.message}`);
    }
  return found;
}

beforeAll(async () => {
  const customer = await makeCustomer();
  id = (await makeInvoice(customer)).id;
  unwrap(await voidInvoice(actor, { id: (await makeInvoice(customer)).id, reason: 'x' }));
  unwrap(await creditInvoice(actor, { id: (await makeInvoice(customer)).id, reason: 'x' }));
  const part = [{ description: 'Part', unitAmount: 300, quantity: 1, taxRatePpm: 0 }];
  unwrap(await creditInvoice(actor, { id: (await makeInvoice(customer)).id, reason: 'x', lines: part }));
});

test('nothing is found wrong in what the product wrote', async () => {
  expect(await findings()).toEqual([]);
});

// As a superuser, past every rule of the database; set back afterwards.
test.each([
  [
    'an amount',
    'UPDATE invoice SET net_minor = net_minor + 1, total_minor = total_minor + 1 WHERE id = $1',
    'invoice books',
  ],
  ['a line', 'UPDATE invoice_line SET unit_minor = 5, net_minor = 5 WHERE invoice_id = $1', 'invoices: invoice CH-'],
  ['credit that nobody gave', 'UPDATE invoice SET credited_minor = 7 WHERE id = $1', 'has 7 credited'],
  [
    'an invoice that is gone',
    'DELETE FROM invoice_line WHERE invoice_id = $1; DELETE FROM invoice WHERE id = $1',
    'series CH',
  ],
  ['a balance', `UPDATE account SET balance_minor = 1 WHERE code = 'tax_payable'`, 'invoice books: tax_payable EUR'],
])('%s is found', async (_what, statement, expected) => {
  await withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
    const { rows } = await client.query(
      `SELECT
      (SELECT json_agg(i) FROM invoice i WHERE id = $1) AS invoice, (SELECT json_agg(l) FROM invoice_line l WHERE invoice_id = $1) AS lines,
      (SELECT json_agg(a) FROM account a) AS accounts`,
      [id],
    );
    await client.query('SET session_replication_role = replica');
    await client.query(statement.replaceAll('$1', id));
    try {
      expect((await findings()).join('\n')).toContain(expected);
    } finally {
      await client.query('DELETE FROM invoice_line WHERE invoice_id = $1', [id]);
      await client.query('DELETE FROM invoice WHERE id = $1', [id]);
      await client.query('INSERT INTO invoice SELECT * FROM json_populate_recordset(NULL::invoice, $1)', [
        JSON.stringify(rows[0].invoice),
      ]);
      await client.query('INSERT INTO invoice_line SELECT * FROM json_populate_recordset(NULL::invoice_line, $1)', [
        JSON.stringify(rows[0].lines),
      ]);
      await client.query(
        'UPDATE account a SET balance_minor = b.balance_minor FROM json_populate_recordset(NULL::account, $1) b WHERE a.id = b.id',
        [JSON.stringify(rows[0].accounts)],
      );
    }
  });
  expect(await findings()).toEqual([]);
});
