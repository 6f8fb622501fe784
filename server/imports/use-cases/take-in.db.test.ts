import { beforeAll, describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { makeMerchant } from '@/prisma/demo/factories';
import { problemsOf, takeFileIn } from '@/prisma/demo/import-file';
import type { Import } from '@/server/imports/schema';
import { pool } from '@/server/platform/db';

beforeAll(async () => {
  await makeMerchant({ reference: 'shop' });
  await makeMerchant({ reference: 'madrid', timeZone: 'Europe/Madrid' });
});

const header = 'order_reference,merchant_reference,amount,created_at,completed_at\n';
/** An order of the shop: reference, amount, and whether it is completed. */
const row = (reference: string, amount = '50.00', completedAt = '2026-01-08') =>
  `${reference},shop,${amount},2026-01-07,${completedAt}\n`;
const ordersLike = async (pattern: string) =>
  (
    await pool().query<{ external_reference: string; amount_minor: bigint; is_completed: boolean; payables: number }>(
      `SELECT o.external_reference, o.amount_minor, o.completed_at IS NOT NULL AS is_completed,
              (SELECT count(*)::int FROM payable p WHERE p.source_id = o.id) AS payables
         FROM "order" o WHERE o.external_reference LIKE $1 ORDER BY o.id`,
      [pattern],
    )
  ).rows;
const counts = ({ rows, status }: Import) => [
  status,
  rows.total,
  rows.bad,
  rows.created,
  rows.completed,
  rows.alreadyThere,
];

describe('orders', () => {
  test('each becomes an order, and a payable once it is completed', async () => {
    const done = await takeFileIn('orders', header + row('a-1') + row('a-2', '60.00', ''));
    expect(counts(done)).toEqual(['completed', 2, 0, 2, 0, 0]);
    expect(done.progress).toBe(1);
    expect(await ordersLike('a-%')).toEqual([
      { external_reference: 'a-1', amount_minor: 5_000n, is_completed: true, payables: 1 },
      { external_reference: 'a-2', amount_minor: 6_000n, is_completed: false, payables: 0 },
    ]);
  });

  test('the same file again changes nothing; a later one completes what was open', async () => {
    const again = await takeFileIn('orders', header + row('a-1') + row('a-2', '60.00', ''));
    expect(counts(again)).toEqual(['completed', 2, 0, 0, 0, 2]);
    const later = await takeFileIn('orders', header + row('a-1') + row('a-2', '60.00'));
    expect(counts(later)).toEqual(['completed', 2, 0, 0, 1, 1]);
    expect((await ordersLike('a-%')).map((order) => order.payables)).toEqual([1, 1]);
  });

  test('the same reference twice in one file is one order', async () => {
    const done = await takeFileIn('orders', header + row('b-1') + row('b-1'));
    expect(counts(done)).toEqual(['completed', 2, 0, 1, 0, 1]);
    expect(await ordersLike('b-%')).toMatchObject([{ payables: 1 }]);
  });

  test('that contradict what is there are told, and change nothing', async () => {
    const done = await takeFileIn('orders', header + row('a-1', '50.01') + row('c-1', '1.00', '') + row('c-1', '2.00'));
    expect(counts(done)).toEqual(['completed', 3, 0, 1, 0, 2]);
    expect(await problemsOf(done.id)).toEqual([
      {
        line: 2,
        column: null,
        message: 'this order is there already with 50.00 EUR: it was left as it is',
        value: 'a-1',
      },
      {
        line: 4,
        column: null,
        message: 'this order is there already with 1.00 EUR: it was left as it is',
        value: 'c-1',
      },
    ]);
    expect(await ordersLike('a-1')).toMatchObject([{ amount_minor: 5_000n, payables: 1 }]);
    expect(await ordersLike('c-1')).toMatchObject([{ amount_minor: 100n, is_completed: false, payables: 0 }]);
  });

  test('that are completed before they were created are told', async () => {
    const done = await takeFileIn('orders', `${header}c-1,shop,1.00,2026-01-05,2026-01-06\n`);
    expect(await problemsOf(done.id)).toMatchObject([
      { line: 2, message: expect.stringMatching(/created later than it is completed here, at 2026-01-07T00:00/) },
    ]);
    expect(await ordersLike('c-1')).toMatchObject([{ is_completed: false }]);
  });

  test('without a reference: equal rows are different orders, and the same file brings the same ones', async () => {
    const before = (await ordersLike('file-%')).length;
    const file = `merchant_reference,amount,created_at\n${'shop,9.99,2026-01-07\n'.repeat(3)}`;
    expect(counts(await takeFileIn('orders', file))).toEqual(['completed', 3, 0, 3, 0, 0]);
    expect(counts(await takeFileIn('orders', file))).toEqual(['completed', 3, 0, 0, 0, 3]);
    // One more byte is another file, whose orders are others.
    expect(counts(await takeFileIn('orders', `${file}\n`))).toEqual(['completed', 3, 0, 3, 0, 0]);
    const orders = await ordersLike('file-%');
    expect(orders.length - before).toBe(6);
    expect(orders.every((order) => order.payables === 1)).toBe(true);
  });

  test('a header alone is nothing to take in', async () => {
    expect(counts(await takeFileIn('orders', header))).toEqual(['completed', 0, 0, 0, 0, 0]);
  });

  test('instants without an offset are read by the zone that was chosen; days are the merchant’s', async () => {
    const file = 'order_reference,merchant_reference,amount,created_at\nz-1,madrid,1.00,2026-01-07 23:30:00\n';
    await takeFileIn('orders', file, { options: { timeZone: 'America/New_York' } });
    const { rows } = await pool().query(
      `SELECT o.completed_at, p.natural_on FROM "order" o JOIN payable p ON p.source_id = o.id WHERE external_reference = 'z-1'`,
    );
    expect(rows).toEqual([{ completed_at: new Date('2026-01-08T04:30:00Z'), natural_on: '2026-01-08' }]);
  });
});

describe('bad rows', () => {
  const bad = (prefix: string) =>
    header +
    row(`${prefix}-1`) +
    row(`${prefix}-2`, 'ten') +
    `${prefix}-3,nobody,1.00,2026-01-07,\n` +
    `${prefix}-4,shop,1.00\n` +
    row(`${prefix}-5`, '-1.00', '2026-13-08') +
    `${prefix}-6,shop,1.00,2026-01-07,2026-01-06\n` +
    `${prefix}-7,shop,1.00,2026-01-07,"2026\n` +
    row(`${prefix}-8`);
  const told = [
    { line: 3, column: 'amount', message: expect.stringMatching(/"ten" is not a number/), value: 'ten' },
    {
      line: 4,
      column: 'merchant_reference',
      message: expect.stringMatching(/there is no such merchant/),
      value: 'nobody',
    },
    { line: 5, column: null, message: expect.stringMatching(/3 cells where the file has 5 columns/) },
    { line: 6, column: 'amount', message: expect.stringMatching(/negative/), value: '-1.00' },
    { line: 6, column: 'completed_at', message: expect.stringMatching(/not a date that exists/), value: '2026-13-08' },
    { line: 7, column: 'completed_at', message: expect.stringMatching(/before the order was created/) },
    { line: 8, column: null, message: expect.stringMatching(/opens a quote and does not close it/) },
  ];

  test('each is told with its line, column, reason and value; none of the file is taken in', async () => {
    const stopped = await takeFileIn('orders', bad('s'));
    expect(counts(stopped)).toEqual(['rejected', 8, 6, 0, 0, 0]);
    expect(stopped.failureReason).toBe(
      '6 of 8 rows are bad, so none was taken in: mend them, or ask for the good rows.',
    );
    expect(await problemsOf(stopped.id)).toMatchObject(told);
    expect(await ordersLike('s-%')).toEqual([]);
  });

  test('the good rows are taken in where that was asked for', async () => {
    const skipped = await takeFileIn('orders', bad('k'), { onError: 'skip' });
    expect(counts(skipped)).toEqual(['completed', 8, 6, 2, 0, 0]);
    expect(await problemsOf(skipped.id)).toMatchObject(told);
    expect((await ordersLike('k-%')).map((order) => order.external_reference)).toEqual(['k-1', 'k-8']);
  });

  test('what PostgreSQL cannot keep as text is told as well', async () => {
    // Beyond the first 64 KB, which are looked at on arrival.
    const filler = Array.from({ length: 2_000 }, (_, n) => row(`n-${n}`)).join('');
    const stopped = await takeFileIn('orders', `${header}${filler}n-x\0,shop,1.00,2026-01-07,\n`);
    expect(counts(stopped)).toEqual(['rejected', 2_001, 1, 0, 0, 0]);
    expect(await problemsOf(stopped.id)).toMatchObject([{ line: 2_002, column: 'order_reference', value: 'n-x␀' }]);
  });

  for (const [reason, amount, message] of [
    ['not a number', 'NaN', /not a number/],
    ['beyond any number', '1e309', /not a number/],
    ['beyond what JSON can tell', '90071992547409.92', /.*/],
    ['beyond what the database can keep', '99999999999999999999', /.*/],
    ['finer than the currency', '0.001', /more than 2 decimals/],
  ] as const) {
    test(`an amount that is ${reason}`, async () => {
      const stopped = await takeFileIn('orders', header + row('m-1', amount));
      expect(stopped.status).toBe('rejected');
      expect(await problemsOf(stopped.id)).toMatchObject([
        { line: 2, column: 'amount', message: expect.stringMatching(message) },
      ]);
    });
  }
});

describe('merchants', () => {
  const merchants = 'reference,name,currency,time_zone,live_on,disbursement_frequency,minimum_monthly_fee,status\n';
  test('each once; what is there stays as it is', async () => {
    const rows = 'mer-1,One,JPY,Asia/Tokyo,2026-01-05,daily,300,active\nmer-2,,,,,,,\n';
    expect(counts(await takeFileIn('merchants', merchants + rows))).toEqual(['completed', 2, 0, 2, 0, 0]);
    const again = `${merchants}mer-1,Uno,EUR,UTC,,,,closed\nmer-3,Three,,,,,,\nmer-3,Tres,,,,,,\n`;
    expect(counts(await takeFileIn('merchants', again))).toEqual(['completed', 3, 0, 1, 0, 2]);
    const { rows: found } = await pool().query(
      `SELECT reference, name, currency, time_zone, live_on, disbursement_frequency, minimum_monthly_fee_minor, status
         FROM merchant WHERE reference LIKE 'mer-%' ORDER BY reference`,
    );
    expect(found.map((merchant) => Object.values(merchant))).toEqual([
      ['mer-1', 'One', 'JPY', 'Asia/Tokyo', '2026-01-05', 'daily', 300n, 'active'],
      ['mer-2', 'mer-2', 'EUR', 'UTC', null, 'weekly', 0n, 'active'],
      ['mer-3', 'Three', 'EUR', 'UTC', null, 'weekly', 0n, 'active'],
    ]);
  });

  test('a bad one keeps all of them out', async () => {
    const stopped = await takeFileIn(
      'merchants',
      `${merchants}mer-8,,,,,,,\nmer-9,,EURO,Nowhere,2026-02-30,hourly,x,gone\n`,
    );
    expect(counts(stopped)).toEqual(['rejected', 2, 1, 0, 0, 0]);
    expect((await problemsOf(stopped.id)).map((problem) => problem.column)).toEqual(
      expect.arrayContaining(['currency', 'time_zone', 'live_on', 'disbursement_frequency', 'status']),
    );
    const { rowCount } = await pool().query(`SELECT FROM merchant WHERE reference IN ('mer-8', 'mer-9')`);
    expect(rowCount).toBe(0);
  });
});

test('the books agree with all of the above', async () => {
  expect(await findDiscrepancies()).toEqual([]);
});
