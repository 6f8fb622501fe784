import { beforeAll, expect, test } from 'vitest';
import { bringIn, makeKey, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { paidOut } from '@/prisma/demo/payouts';
import { localDate } from '@/server/kernel/calendar';
import { pool, readerFor, rows, sql } from './db';

let own: bigint;
let other: bigint;

beforeAll(async () => {
  const merchants = [await makeMerchant(), await makeMerchant()] as const;
  for (const merchant of merchants) {
    await bringIn(merchant, [orderOf(merchant, '2026-01-28T12:00:00Z', 1000)]);
    await paidOut(merchant, localDate('2026-02-02'));
  }
  for (const { id } of merchants) {
    await makePerson('merchant_owner', id);
    await makeKey(['orders:read'], id);
  }
  [own, other] = [merchants[0].id, merchants[1].id];
});

// Statements that forgot their condition: the database keeps it for them.
const statements = {
  merchant: sql`SELECT id AS merchant_id FROM merchant`,
  order: sql`SELECT merchant_id FROM "order"`,
  payable: sql`SELECT merchant_id FROM payable`,
  disbursement: sql`SELECT merchant_id FROM disbursement`,
  bank_account: sql`SELECT merchant_id FROM bank_account`,
  payout_attempt: sql`SELECT merchant_id FROM payout_attempt`,
  payout_event: sql`SELECT merchant_id FROM payout_event`,
  account: sql`SELECT merchant_id FROM account`,
  posting: sql`SELECT a.merchant_id FROM posting p LEFT JOIN account a ON a.id = p.account_id`,
  journal: sql`SELECT d.merchant_id FROM journal j JOIN disbursement d ON d.id::text = j.cause_id WHERE j.cause_kind = 'disbursement'`,
  user: sql`SELECT merchant_id FROM "user" WHERE role IN ('merchant_owner', 'merchant_viewer')`,
  api_key: sql`SELECT merchant_id FROM api_key`,
  api_key_secret: sql`SELECT k.merchant_id FROM api_key_secret s LEFT JOIN api_key k ON k.id = s.key_id`,
};
for (const [table, statement] of Object.entries(statements)) {
  test(`a statement that forgets its condition sees one merchant's rows of ${table}`, async () => {
    const seen = async (merchantId: bigint | null) =>
      new Set((await rows<{ merchant_id: bigint }>(readerFor(merchantId), statement)).map((row) => row.merchant_id));
    expect(await seen(own)).toEqual(new Set([own]));
    expect(await seen(other)).toEqual(new Set([other]));
    expect(await seen(null)).toEqual(new Set([own, other]));
  });
}

test('every table that is read for merchants is confined, but for those of the house that are the same for all', async () => {
  const open = await rows<{ name: string }>(
    pool(),
    sql`SELECT relname::text AS name FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relrowsecurity
           AND has_any_column_privilege('countinghouse_merchant', oid, 'SELECT') ORDER BY name`,
  );
  expect(open.map(({ name }) => name)).toEqual(['dunning_policy', 'payout_setting', 'plan']);
});

test('reading for a merchant leaves nothing behind on the connection', async () => {
  await rows(readerFor(own), statements.order);
  const [session] = await rows(
    pool(),
    sql`SELECT current_user AS role, current_setting('countinghouse.merchant_id', true) AS merchant`,
  );
  expect(session).toEqual({ role: 'countinghouse_app', merchant: '' });
});

test('as a merchant, nothing can be written and nothing else be read', async () => {
  const reader = readerFor(own);
  for (const statement of [
    sql`UPDATE merchant SET name = 'x'`,
    sql`DELETE FROM "order"`,
    sql`SELECT * FROM "user"`,
    sql`SELECT * FROM api_key_secret`,
    sql`SELECT * FROM invitation`,
    sql`SELECT * FROM password_reset`,
    sql`SELECT * FROM session`,
    sql`SELECT * FROM settlement`,
    sql`SELECT * FROM run`,
    sql`SELECT * FROM payout_file`,
    sql`SELECT * FROM payout_report`,
    sql`SELECT * FROM bank_statement`,
    sql`SELECT * FROM webhook_secret`,
    sql`SELECT * FROM told_event`,
  ]) {
    await expect(rows(reader, statement)).rejects.toThrow(/permission denied/);
  }
});

test('a reader that is limited in time is confined all the same, and its statement is cancelled', async () => {
  const slow = sql`SELECT pg_sleep(60)`;
  await expect(rows(readerFor(null, 1), slow)).rejects.toMatchObject({ code: '57014' });
  await expect(rows(readerFor(1n, 1), slow)).rejects.toMatchObject({ code: '57014' });
  const [role] = await rows<{ role: string }>(readerFor(1n, 1_000), sql`SELECT current_user AS role`);
  expect(role).toEqual({ role: 'countinghouse_merchant' });
  const [after] = await rows<{ limit: string }>(pool(), sql`SELECT current_setting('statement_timeout') AS limit`);
  expect(after).toEqual({ limit: '1min' });
});
