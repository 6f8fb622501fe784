import { beforeAll, expect, test } from 'vitest';
import { bringIn, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { execute, pool, rows, sql } from '@/server/platform/db';
import { listVerifications } from './list-verifications';
import { requestVerification } from './request-verification';
import { giveUpVerification, runVerification } from './run-verification';
import { checkNames } from './verify-record';

const staff = jobActor('test');

beforeAll(async () => {
  const merchant = await makeMerchant();
  await bringIn(merchant, [orderOf(merchant, '2026-01-06T10:00Z', 5_000)]);
  await makePerson('auditor');
  await makePerson('finance_operator');
  await makePerson('merchant_owner', merchant.id);
});

const request = async () => unwrap(await requestVerification(staff)).id;
const latest = async () => unwrap(await listVerifications(staff, { limit: 1 })).data[0];
const mails = () =>
  rows<{ to: string; text: string }>(pool(), sql`SELECT "to", text FROM mail WHERE kind = 'audit.record-broken'`);

test('each check is told with its rows and its time, and none before it is run', async () => {
  const id = await request();
  const waiting = await latest();
  expect(waiting).toMatchObject({ id, status: 'running', finishedAt: null, found: 0 });
  expect(waiting?.checks.map(({ name, rows: looked }) => [name, looked])).toEqual(
    checkNames.map((name) => [name, null]),
  );

  await runVerification(id);
  const ended = await latest();
  expect(ended).toMatchObject({ id, status: 'intact', found: 0, findings: [] });
  expect(ended?.checks.map(({ name }) => name)).toEqual(checkNames);
  expect(ended?.checks.find(({ name }) => name === 'payables')).toMatchObject({ rows: 1, wrong: 0 });
  for (const { says, name, durationMs } of ended?.checks ?? []) {
    expect(durationMs).toEqual(expect.any(Number));
    expect(says, 'is in words').not.toBe(name);
  }
  expect(await mails()).toEqual([]);
});

test('what is wrong is named, kept, and told to our people, once', async () => {
  await withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
    await client.query(`SET session_replication_role = 'replica'`);
    await client.query('UPDATE posting SET amount_minor = amount_minor + 1 WHERE id = 1');
  });
  const id = await request();
  await runVerification(id);
  await runVerification(id);
  const ended = await latest();
  expect(ended).toMatchObject({ status: 'broken' });
  expect(ended?.findings[0]).toMatchObject({ check: 'journals', message: expect.stringContaining('does not balance') });
  expect(ended?.checks.find(({ name }) => name === 'journals')).toMatchObject({ wrong: 1 });
  const told = await mails();
  expect(told).toHaveLength(2);
  expect(new Set(told.map(({ to }) => to.split('-')[0]))).toEqual(new Set(['auditor', 'finance_operator']));
  expect(told[0]?.text).toContain('journals: journal 1 (order_completed) does not balance');

  await giveUpVerification(id, 'too late');
  expect(await latest()).toMatchObject({ status: 'broken', failure: null });
  await expect(
    execute(pool(), sql`UPDATE verification SET status = 'intact', findings = '[]' WHERE id = ${id}::uuid`),
    'not even the application rewrites it',
  ).rejects.toThrow(/append-only/);
});
