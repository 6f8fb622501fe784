import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, test } from 'vitest';
import { bringIn, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCaptured, makeRefunded } from '@/prisma/demo/paid';
import { textOf } from '@/scripts/test/pdf-text';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { owePayment, oweRefund } from './owe-payment';
import { statementPdf } from './statement-pdf';

const staff = jobActor('test');

beforeAll(async () => {
  const merchant = await makeMerchant({ reference: 'cafe', name: 'Café Žižkov Жук', timeZone: 'Europe/Prague' });
  await bringIn(merchant, [
    orderOf(merchant, '2026-02-10T10:00Z', 5_000),
    orderOf(merchant, '2026-03-10T10:00Z', 1_234_567),
    orderOf(merchant, '2026-03-11T10:00Z', 700, { currency: 'JPY' }),
  ]);
  const payment = await makeCaptured(merchant, 2_500, { at: '2026-03-04T09:00Z' });
  await owePayment(payment);
  await oweRefund(await makeRefunded(payment, 1_000, '2026-03-12T09:00Z'));
  const trader = await makeMerchant({ reference: 'trader', name: 'Trader' });
  const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'BHD', 'JPY'];
  await bringIn(
    trader,
    currencies.map((currency) => orderOf(trader, '2026-03-10T10:00Z', 700, { currency: currency as 'EUR' })),
  );
  await makeMerchant({ reference: 'kyoto', name: '京都ペーパー' });
});

const linesOf = async (merchant: string) => {
  const { body, contentType, fileName } = unwrap(await statementPdf(staff, { merchant, month: '2026-03' }));
  expect([contentType, fileName]).toEqual(['application/pdf', 'statement-2026-03.pdf']);
  return textOf(await buffer(body));
};

test('its figures are those of the statement, line by line', async () => {
  const text = await linesOf('cafe');
  expect(text).toContain('Café Žižkov Жук');
  expect(text).toContain('1 March 2026 – 31 March 2026');
  expect(text).toContain('Europe/Prague');
  for (const line of [
    'Amounts in EUR Number Gross Fees Net Opening balance 49.52',
    'Orders completed 1 12,345.67 104.94 12,240.73',
    'Payments captured 1 25.00 1.25 23.75',
    'Refunds 1 -10.00 -0.50 -9.50',
    'Closing balance 12,304.50 of which pending 12,304.50 of which available 0.00',
    'Amounts in JPY Number Gross Fees Net Opening balance 0 Orders completed 1 700 6 694 Closing balance 694',
    'Page 1 of 1',
  ])
    expect(text).toContain(line);
});

test('each page says which one it is', async () => {
  const text = await linesOf('trader');
  expect(text.match(/trader · March 2026 Page \d of \d/g)?.map((line) => line.slice(-11))).toEqual([
    'Page 1 of 2',
    'Page 2 of 2',
  ]);
});

test('a name that the font has no letters for gives way to the reference, and is no garbage', async () => {
  const text = await linesOf('kyoto');
  expect(text).toMatch(/Statement of account kyoto kyoto Period/);
  expect(text).toContain('Nothing came or went.');
});
