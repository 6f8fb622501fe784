import { writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { invoicePdf } from './invoice-pdf';

test('draws', async () => {
  const customer = await makeCustomer({
    name: 'Café Žižkov',
    address: ['Calle Mayor 4', '28013 Madrid', 'Spain'],
    taxId: 'ESB12345678',
  });
  const lines = [
    { description: 'Setting up, on site', quantity: 6, unitAmount: 9_500, taxRatePpm: 210_000 },
    { description: 'Handbook, printed', quantity: 3, unitAmount: 2_400, taxRatePpm: 60_000 },
    { description: 'Rebate for a new customer', quantity: 1, unitAmount: -5_000, taxRatePpm: 210_000 },
  ];
  const { id } = await makeInvoice(customer, { lines, note: 'Thank you for having us.' });
  const { body } = unwrap(await invoicePdf(jobActor('x'), { id }));
  writeFileSync('/tmp/inv-look.pdf', await buffer(body));
  expect(1).toBe(1);
});
