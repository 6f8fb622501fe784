import { beforeAll, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { pool } from '@/server/platform/db';

// What holds for payables whoever writes: the owner of the tables is the database's superuser here.
const asOwner = (statement: string, values: unknown[] = []) =>
  withClient(process.env.DATABASE_OWNER_URL as string, (client) => client.query(statement, values));
const asApp = (statement: string, values: unknown[] = []) => pool().query(statement, values);
const writers = [
  ['the owner', asOwner],
  ['the application', asApp],
] as const;

type Payable = Record<
  'merchant_id' | 'source_id' | 'gross_minor' | 'fee_minor' | 'net_minor' | 'fee_version_id' | 'journal_id',
  bigint
> & { due_on: string; natural_on: string };

let good: Payable;
let nextSource = 1_000_000n;

beforeAll(async () => {
  const merchant = await makeMerchant();
  await bringIn(merchant, [orderOf(merchant, '2026-01-07T10:00Z', 5_000)]);
  const { rows } = await pool().query<Payable>('SELECT * FROM payable');
  good = rows[0] as Payable;
});

const columns =
  'merchant_id, source_id, gross_minor, fee_minor, net_minor, fee_version_id, journal_id, due_on, natural_on';
const insert = (write: typeof asOwner | typeof asApp, more: Partial<Payable>) => {
  const row = { ...good, source_id: nextSource++, ...more };
  const values = columns.split(', ').map((column) => String(row[column as keyof Payable]));
  return write(
    `INSERT INTO payable (${columns}, kind, currency, fee_tier) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,'capture','EUR',0)`,
    values,
  );
};

describe.each(writers)('a payable written by %s', (_name, write) => {
  test('is taken when it keeps all rules', async () => {
    await expect(insert(write, {})).resolves.toMatchObject({ rowCount: 1 });
  });

  const refused: [reason: string, more: () => Partial<Payable>, constraint: RegExp][] = [
    ['gross is not fee plus net', () => ({ net_minor: good.net_minor + 1n }), /payable_gross_is_fee_plus_net/],
    ['it falls due before its day', () => ({ natural_on: '2026-01-08' }), /payable_due_not_before_natural/],
    ['its merchant does not exist', () => ({ merchant_id: 999_999n }), /merchant that does not exist: 999999/],
    ['its fee version does not exist', () => ({ fee_version_id: 999_999n }), /fee version that does not exist: 999999/],
    ['its journal does not exist', () => ({ journal_id: 999_999n }), /without its journal: 999999/],
    ['its order has one already', () => ({ source_id: good.source_id }), /payable_source_id_kind_key/],
  ];
  for (const [reason, more, message] of refused) {
    test(`is refused when ${reason}`, async () => {
      await expect(insert(write, more())).rejects.toThrow(message);
    });
  }

  for (const change of ['UPDATE payable SET fee_tier = 0', 'DELETE FROM payable', 'TRUNCATE payable']) {
    test(`is not changed by ${change}`, async () => {
      await expect(write(change)).rejects.toThrow(/append-only|permission denied/);
    });
  }
});

test('no payable can be added to a closed period; before and after it can', async () => {
  const merchant = await makeMerchant();
  await disburse('1week', '2026-01-12', merchant.reference);
  const on = (day: string) => insert(asOwner, { merchant_id: merchant.id, due_on: day, natural_on: '2026-01-01' });
  await expect(on('2026-01-05')).rejects.toThrow(/holds 2026-01-05 is closed/);
  await expect(on('2026-01-11')).rejects.toThrow(/holds 2026-01-11 is closed/);
  await expect(on('2026-01-04')).resolves.toMatchObject({ rowCount: 1 });
  await expect(on('2026-01-12')).resolves.toMatchObject({ rowCount: 1 });
});
