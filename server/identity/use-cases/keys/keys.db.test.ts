import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeKey, makeMerchant, makePerson } from '@/prisma/demo/factories';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import type { Person } from '../../domain/actor';
import { authenticateKey } from '../authenticate-key';
import { issueKey } from './issue-key';
import { listKeys } from './list-keys';
import { revokeKey } from './revoke-key';
import { rotateKey } from './rotate-key';

const START = Date.UTC(2026, 2, 2, 12);
const HOUR = 3_600_000;
let restore = () => {};
const at = (ms: number) => {
  restore = fixClock(new Date(START + ms));
};
afterEach(() => restore());

let own: { id: bigint; reference: string };
let other: { id: bigint; reference: string };
let owner: Person;
let admin: Person;
beforeAll(async () => {
  own = await makeMerchant();
  other = await makeMerchant();
  const ownerId = await makePerson('merchant_owner', own.id);
  owner = { kind: 'user', id: ownerId, name: 'O', role: 'merchant_owner', merchantId: own.id };
  admin = { kind: 'user', id: await makePerson('admin'), name: 'A', role: 'admin', merchantId: null };
});
const wanted = { name: 'Shop', scopes: ['orders:read' as const], expiresInDays: null };
const issue = async (actor: Person, more: object = {}) => unwrap(await issueKey(actor, { ...wanted, ...more }));

test('opens what it was given, is shown once, and is found again by its prefix', async () => {
  const { id, key } = await issue(owner);
  expect(key).toMatch(/^ch_live_[\w-]{43}$/);
  expect(await authenticateKey(key)).toEqual({
    kind: 'key',
    id,
    name: 'Shop',
    scopes: ['orders:read'],
    merchantId: own.id,
  });
  const { data } = unwrap(await listKeys(owner, { limit: 50 }));
  expect(data.find((one) => one.id === id)).toMatchObject({
    createdBy: 'merchant_owner',
    secrets: [{ prefix: key.slice(0, 16) }],
  });
  const { rows } = await pool().query<{ row: string }>(
    'SELECT row_to_json(s)::text AS row FROM api_key_secret s UNION ALL SELECT row_to_json(a)::text FROM audit_entry a',
  );
  expect(rows.map(({ row }) => row).join()).not.toContain(key);
});

describe('after a rotation', () => {
  test.each([
    ['at once', 0, 0, false],
    ['within the hour', 1, HOUR - 1, true],
    ['after the hour', 1, HOUR, false],
    ['within the week', 168, 168 * HOUR - 1, true],
  ] as const)('the old secret %s', async (_when, overlapHours, later, works) => {
    at(0);
    const { id, key } = await issue(owner);
    const rotated = unwrap(await rotateKey(owner, { id, overlapHours }));
    at(later);
    expect((await authenticateKey(key))?.id ?? null).toBe(works ? id : null);
    expect((await authenticateKey(rotated.key))?.id).toBe(id);
  });

  test('a second one does not lengthen the first', async () => {
    at(0);
    const { id, key } = await issue(owner);
    unwrap(await rotateKey(owner, { id, overlapHours: 1 }));
    unwrap(await rotateKey(owner, { id, overlapHours: 168 }));
    at(HOUR);
    expect(await authenticateKey(key)).toBeNull();
  });
});

test('revoked, none of its secrets opens anything, and it cannot be rotated', async () => {
  const { id, key } = await issue(owner);
  const rotated = unwrap(await rotateKey(owner, { id, overlapHours: 24 }));
  for (let time = 0; time < 2; time++) unwrap(await revokeKey(owner, id));
  expect([await authenticateKey(key), await authenticateKey(rotated.key)]).toEqual([null, null]);
  expect(await rotateKey(owner, { id, overlapHours: 0 })).toMatchObject({ refusal: { code: 'conflict' } });
  const { rows } = await pool().query(`SELECT FROM audit_entry WHERE object_id = $1 AND action = 'api_key.revoked'`, [
    id,
  ]);
  expect(rows).toHaveLength(1);
});

test('expires to the instant', async () => {
  at(0);
  const { key } = await issue(owner, { expiresInDays: 30 });
  at(30 * 24 * HOUR - 1);
  expect(await authenticateKey(key)).not.toBeNull();
  at(30 * 24 * HOUR);
  expect(await authenticateKey(key)).toBeNull();
});

test('its use is noted once a minute', async () => {
  const key = await makeKey(['orders:read'], own.id);
  const noted = async () =>
    (
      await pool().query<{ at: Date | null }>(
        `SELECT last_used_at AS at FROM api_key_secret WHERE hash = encode(sha256($1::bytea), 'hex')`,
        [key],
      )
    ).rows[0]?.at?.getTime();
  for (const [ms, expected] of [
    [0, 0],
    [59_999, 0],
    [60_000, 60_000],
  ] as const) {
    at(ms);
    await Promise.all(Array.from({ length: 5 }, () => authenticateKey(key)));
    expect(await noted()).toBe(START + expected);
  }
});

test('is one look-up by index', async () => {
  const { rows } = await pool().query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (COSTS OFF) SELECT k.id FROM api_key_secret s JOIN api_key k ON k.id = s.key_id WHERE s.hash = 'x'`,
  );
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan on api_key_secret');
});

describe('an owner', () => {
  test('gives the own merchant’s keys alone', async () => {
    const made = await issue(owner);
    expect((await authenticateKey(made.key))?.merchantId).toBe(own.id);
    expect(await issueKey(owner, { ...wanted, merchant: other.reference })).toMatchObject({
      refusal: { code: 'not_found' },
    });
    expect(await issueKey(owner, { ...wanted, scopes: ['disbursements:run'] })).toMatchObject({
      refusal: { code: 'invalid_input' },
    });
  });

  test('neither sees, rotates nor revokes others’', async () => {
    for (const { id } of [await issue(admin), await issue(admin, { merchant: other.reference })]) {
      expect(await rotateKey(owner, { id, overlapHours: 0 })).toMatchObject({ refusal: { code: 'not_found' } });
      expect(await revokeKey(owner, id)).toMatchObject({ refusal: { code: 'not_found' } });
      const seen = unwrap(await listKeys(owner, { limit: 200 })).data;
      expect(seen.map((key) => key.id)).not.toContain(id);
      expect(unwrap(await listKeys(admin, { limit: 200 })).data.map((key) => key.id)).toContain(id);
    }
  });
});

test('no key makes another, whatever its scopes say', async () => {
  const actor = { kind: 'key', id: 'k', name: 'K', scopes: ['keys:write', 'people:write'], merchantId: null } as const;
  expect(await issueKey(actor, wanted)).toMatchObject({ refusal: { code: 'not_allowed' } });
});
