import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { footsOf, textOf } from '@/scripts/test/pdf-text';
import { type Actor, jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { resetConfig } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { changeCustomer } from './change-customer';
import { creditInvoice } from './credit-invoice';
import { createInvoice } from './draft-invoice';
import { invoicePdf } from './invoice-pdf';
import { sendInvoice } from './send-invoice';

const staff = jobActor('test');
const lines = [
  { description: 'Setting up, on site', quantity: 6, unitAmount: 9_500, taxRatePpm: 210_000 },
  { description: 'Handbook', quantity: 3, unitAmount: 2_400, taxRatePpm: 60_000 },
  { description: 'Rebate', quantity: 1, unitAmount: -5_000, taxRatePpm: 210_000 },
];
let customer = '';
let id = '';
let setTimeBack = () => {};

beforeAll(async () => {
  setTimeBack = fixClock('2026-03-27T09:00:00Z');
  process.env.SELLER_NAME = 'Ledger & Sons';
  process.env.SELLER_ADDRESS = 'Quay 7 | Porto';
  resetConfig();
  await makeMerchant({ reference: 'cafe' });
  customer = await makeCustomer({
    name: 'Café Žižkov',
    address: ['Old Street 4', 'Praha'],
    taxId: 'CZ123',
    merchant: 'cafe',
  });
  id = (await makeInvoice(customer, { lines, note: 'Thank you' })).id;
});
afterAll(() => {
  setTimeBack();
  delete process.env.SELLER_NAME;
  delete process.env.SELLER_ADDRESS;
  resetConfig();
});

const read = async (of: string, actor: Actor = staff) => {
  const { body, fileName } = unwrap(await invoicePdf(actor, { id: of }));
  const pdf = await buffer(body);
  return { fileName, text: textOf(pdf), foots: footsOf(pdf) };
};

test('says from whom, to whom, for what, what of it is tax, and what is to be done', async () => {
  const { fileName, text } = await read(id);
  expect(fileName).toBe('invoice-CH-000001.pdf');
  for (const part of [
    'Ledger & Sons Quay 7 Porto',
    'Billed to Café Žižkov Old Street 4 Praha Tax no. CZ123',
    'Invoice CH-000001 Date 27 March 2026 Due 10 April 2026',
    'Setting up, on site 6 95.00 21 % 570.00',
    'Rebate 1 -50.00 21 % -50.00',
    'Net 592.00 Tax 21 % on 520.00 109.20 Tax 6 % on 72.00 4.32 Total EUR 705.52',
    'Please pay by 10 April 2026, and give the number CH-000001 with your transfer. Thank you',
  ])
    expect(text).toContain(part);
});

test('has the number of each page at its foot', async () => {
  expect((await read(id)).foots).toEqual(['Page 1 of 1']);
  const many = Array.from({ length: 60 }, (_, at) => ({
    description: `Line ${at}`,
    quantity: 1,
    unitAmount: 100,
    taxRatePpm: 0,
  }));
  const long = unwrap(await createInvoice(staff, { customer, lines: many }));
  const { foots } = await read(long.id);
  expect(foots.length).toBeGreaterThan(1);
  expect(foots).toEqual(foots.map((_, at) => `Page ${at + 1} of ${foots.length}`));
});

test('stays as it was sent when the customer moves; a draft goes to where it is now', async () => {
  unwrap(await changeCustomer(staff, { reference: customer, name: 'Bar Brno', address: ['New Street 5'] }));
  expect((await read(id)).text).toContain('Café Žižkov Old Street 4');
  const draft = unwrap(await createInvoice(staff, { customer, lines }));
  const { fileName, text } = await read(draft.id);
  expect(fileName).toBe(`draft-${draft.id}.pdf`);
  expect(text).toContain('Bar Brno New Street 5');
  expect(text).toContain('it is not issued, and nothing is owed for it');
});

test('a credit note says what it takes back, and its invoice what is left', async () => {
  const part = [{ description: 'Rebate after all', quantity: 1, unitAmount: 10_000, taxRatePpm: 210_000 }];
  const note = unwrap(await creditInvoice(staff, { id, lines: part, reason: 'Late' }));
  const credit = await read(note.id);
  expect(credit.fileName).toBe('credit-note-CN-000001.pdf');
  expect(credit.text).toContain('Credit of CH-000001');
  expect(credit.text).toContain('Total EUR -121.00');
  expect((await read(id)).text).toContain('Credited -121.00 Left 584.52');
});

test('a merchant that is the customer has it, and another has not', async () => {
  const viewer = (merchantId: bigint): Actor => ({
    kind: 'user',
    id: 'v',
    name: 'V',
    role: 'merchant_viewer',
    merchantId,
  });
  const { rows } = await pool().query<{ id: bigint }>("SELECT id FROM merchant WHERE reference = 'cafe'");
  const own = rows[0]?.id as bigint;
  expect((await read(id, viewer(own))).text).toContain('CH-000001');
  expect(await invoicePdf(viewer(own + 1n), { id })).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
});

test('it goes to the customer by mail, as a reference and no copy; a draft does not', async () => {
  expect(unwrap(await sendInvoice(staff, id)).to).toBe(`${customer}@test.example`);
  const { rows } = await pool().query("SELECT subject, attachment, text FROM mail WHERE kind = 'invoices.invoice'");
  expect(rows).toMatchObject([
    { subject: 'Invoice CH-000001', attachment: { kind: 'invoice', id, fileName: 'invoice-CH-000001.pdf' } },
  ]);
  const draft = unwrap(await createInvoice(staff, { customer, lines }));
  expect(await sendInvoice(staff, draft.id)).toMatchObject({ ok: false, refusal: { code: 'impossible_move' } });
});
