import { beforeEach, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { audit } from '@/server/platform/audit';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import { sealEntries } from './seal-entries';
import { verifyRecord } from './verify-record';

beforeEach(() =>
  withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
    await client.query(`SET session_replication_role = 'replica'`);
    await client.query('TRUNCATE audit_entry, audit_link, audit_unsealed RESTART IDENTITY CASCADE');
  }),
);

const write = (client: Queryable, id: string, merchantId: bigint | null = null) =>
  audit(client, { actor: jobActor('test'), action: 'thing.changed', object: { type: 'thing', id }, merchantId });

const chain = async (tenant = 0n) =>
  (
    await pool().query<{ object_id: string; place: bigint }>(
      `SELECT e.object_id, l.place FROM audit_link l JOIN audit_entry e ON e.id = l.entry_id WHERE l.tenant = $1 ORDER BY l.place`,
      [tenant.toString()],
    )
  ).rows.map(({ object_id: id, place }) => `${place}:${id}`);

test('an entry whose transaction ends late gets its place once it is there, and every entry exactly one', async () => {
  const late = await pool().connect();
  try {
    await late.query('BEGIN');
    await write(late, 'late');
    await transaction((client) => write(client, 'early'));
    expect(await sealEntries()).toBe(1);
    expect(await chain()).toEqual(['1:early']);
    await late.query('COMMIT');
    expect(await sealEntries()).toBe(1);
    expect(await chain()).toEqual(['1:early', '2:late']);
    expect((await verifyRecord()).found).toBe(0);
  } finally {
    late.release();
  }
});

test('what was rolled back leaves no gap', async () => {
  await expect(
    transaction(async (client) => {
      await write(client, 'never');
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await transaction((client) => write(client, 'kept'));
  await sealEntries();
  expect(await chain()).toEqual(['1:kept']);
});

test('many sealers while many write: each entry has one place, in chains without a gap', async () => {
  const merchants = [(await makeMerchant()).id, (await makeMerchant()).id, null];
  const writing = Array.from({ length: 60 }, (_, index) =>
    transaction((client) => write(client, String(index), merchants[index % 3] ?? null)),
  );
  const sealing = Array.from({ length: 6 }, () => sealEntries(4));
  await Promise.all([...writing, ...sealing]);
  await sealEntries(7);
  const { counts, findings } = await verifyRecord();
  expect(findings).toEqual([]);
  // The merchants themselves were written down too.
  expect(counts).toMatchObject({ 'audit chain': 62 });
  expect(await sealEntries()).toBe(0);
});

test('killed after its work and before its COMMIT, it does it anew', async () => {
  await transaction((client) => write(client, 'one'));
  const killed = await pool().connect();
  await killed.query('BEGIN');
  await killed.query('DELETE FROM audit_unsealed');
  await killed.query('ROLLBACK');
  killed.release();
  expect(await sealEntries()).toBe(1);
});
