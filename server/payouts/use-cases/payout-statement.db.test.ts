import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { owedTo, paidOut } from '@/prisma/demo/payouts';
import { footsOf, textOf } from '@/scripts/test/pdf-text';
import { type Actor, jobActor } from '@/server/identity/door';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { changeTerms } from '@/server/merchants/use-cases/change-terms';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { payoutStatementCsv } from './payout-statement-csv';
import { payoutStatementPdf } from './payout-statement-pdf';

const staff = jobActor('test');
let merchant: MerchantFacts;

const viewerOf = ({ id }: MerchantFacts): Actor => ({
  kind: 'user',
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Vera',
  role: 'merchant_viewer',
  merchantId: id,
});

async function disbursementOf({ id }: MerchantFacts): Promise<string> {
  const { rows } = await pool().query<{ id: bigint }>(
    'SELECT id FROM disbursement WHERE merchant_id = $1 ORDER BY id DESC LIMIT 1',
    [id.toString()],
  );
  return String(rows[0]?.id);
}

beforeAll(async () => {
  merchant = await makeMerchant({ reference: 'cafe', name: 'Café Žižkov' });
  unwrap(await changeTerms(staff, { reference: 'cafe', reserve: { ratePpm: 100_000, days: 30 } }));
  await bringIn(merchant, [
    orderOf(merchant, '2026-01-06T10:00Z', 1_234_567, { externalReference: '=HARM()', shopperReference: 'shopper-1' }),
    orderOf(merchant, '2026-01-07T10:00Z', 5_000, { externalReference: 'A-2' }),
  ]);
  await disburse('1week', '2026-01-12', 'cafe');
});

const csvOf = async (actor: Actor, id: string): Promise<string[]> => {
  const { body, fileName } = unwrap(await payoutStatementCsv(actor, { id }));
  expect(fileName).toBe(`payout-${id}.csv`);
  return (await buffer(body)).toString('utf8').replace('\uFEFF', '').trim().split('\r\n');
};

test('for spreadsheets: every line, their sum, what is kept and what is paid; nothing in it is executed', async () => {
  const id = await disbursementOf(merchant);
  const [header, first, second, ...sums] = await csvOf(viewerOf(merchant), id);
  expect(header).toBe('payout,reference,due on,kind,line,shopper,currency,gross,fee,net,explanation');
  expect(first).toContain(`${id},,2026-01-06,capture,'=HARM(),shopper-1,EUR,12345.67,104.94,12240.73,`);
  expect(second).toContain(`${id},,2026-01-07,capture,A-2,,EUR,50.00,0.48,49.52,`);
  expect(sums).toEqual([
    `${id},,,sum of all lines,,,EUR,12395.67,105.42,12290.25,`,
    `${id},,,of which kept,,,EUR,,,1239.57,`,
    `${id},,,to pay,,,EUR,,,11050.68,`,
  ]);
});

test('on paper: the same figures, and where it goes', async () => {
  const id = await disbursementOf(merchant);
  const { body, contentType, fileName } = unwrap(await payoutStatementPdf(viewerOf(merchant), { id }));
  expect([contentType, fileName]).toEqual(['application/pdf', `payout-${id}.pdf`]);
  const text = textOf(await buffer(body));
  for (const part of [
    'Café Žižkov',
    '5 – 11 January 2026',
    'Status Waits for a bank account',
    'Account None',
    'Gross of 2 orders and what came after 12,395.67',
    'Fees -105.42',
    'Net 12,290.25',
    'Kept as reserve until',
    'To pay 11,050.68',
    '6 January 2026 = HARM() 12,345.67 104.94 12,240.73',
    '7 January 2026 A-2 50.00 0.48 49.52',
    'Page 1 of 1',
  ])
    expect(text).toContain(part);
});

test('of many lines the first 300 stand on paper, which says so, and all in the file for spreadsheets', async () => {
  const many = await makeMerchant();
  await bringIn(
    many,
    Array.from({ length: 403 }, (_, number) =>
      orderOf(many, '2026-01-07T10:00Z', 100 + number, { externalReference: `${number}-${'long'.repeat(20)}` }),
    ),
  );
  await disburse('1week', '2026-01-12', many.reference);
  const id = await disbursementOf(many);
  expect(await csvOf(staff, id)).toHaveLength(1 + 403 + 3);
  const { body } = unwrap(await payoutStatementPdf(staff, { id }));
  const pdf = await buffer(body);
  const text = textOf(pdf);
  expect(text.includes(' 300 lines. The')).toBe(true);
  expect(text.includes('Gross of 403 orders')).toBe(true);
  // 15 on the first page, 32 on each that follows.
  expect(footsOf(pdf)).toEqual(Array.from({ length: 10 }, (_, at) => `Page ${at + 1} of 10`));
});

test('of a payout that was paid: the day, the account and the reference that stands on the bank’s statement', async () => {
  const restore = fixClock('2026-01-12T09:00:00Z');
  const paid = await makeMerchant();
  await owedTo(paid, localDate('2026-01-12'), 10_000);
  const id = String(await paidOut(paid, localDate('2026-01-12')));
  restore();
  const { body, fileName } = unwrap(await payoutStatementPdf(viewerOf(paid), { id }));
  expect(fileName).toMatch(/^payout-CHP-\d{10}-01\.pdf$/);
  const text = textOf(await buffer(body));
  expect(text).toContain('Paid on 12 January 2026');
  expect(text).toContain(fileName.slice(7, -4));
  expect(text).toContain('DE•• •••• •••• 3000');
  expect(text).not.toContain('37040044');
});

test('another merchant’s does not exist', async () => {
  const stranger = viewerOf(await makeMerchant());
  const id = await disbursementOf(merchant);
  for (const open of [payoutStatementPdf, payoutStatementCsv])
    expect(await open(stranger, { id })).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
});
