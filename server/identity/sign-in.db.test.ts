import { beforeAll, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { pool } from '@/server/platform/db';
import type { Role } from './schema';
import { authenticateSession } from './use-cases/authenticate';
import { createUser } from './use-cases/create-user';
import { signOut } from './use-cases/end-session';
import { openSession } from './use-cases/open-session';
import { verifyPassword } from './use-cases/verify-password';

const PASSWORD = 'correct horse battery staple';
let merchantId = 0n;
let id = '';
beforeAll(async () => {
  merchantId = (await makeMerchant()).id;
  id = (
    await createUser({ email: ' Ada@Example.org ', name: 'Ada', role: 'admin', password: PASSWORD, merchantId: null })
  ).id;
});

describe('a password', () => {
  const tries: [reason: string, email: string, password: string, isGood: boolean][] = [
    ['right', 'ada@example.org', PASSWORD, true],
    ['right, the address in other letters', ' ADA@example.org', PASSWORD, true],
    ['wrong', 'ada@example.org', `${PASSWORD}r`, false],
    ['empty', 'ada@example.org', '', false],
    ['of an address that has no account', 'bob@example.org', PASSWORD, false],
  ];
  test.each(tries)('%s', async (_reason, email, password, isGood) => {
    const verified = await verifyPassword(email, password);
    expect(verified.isGood ? verified.user?.id : null).toBe(isGood ? id : null);
  });

  test('of a person who is disabled', async () => {
    await pool().query('UPDATE "user" SET disabled_at = now() WHERE id = $1', [id]);
    expect((await verifyPassword('ada@example.org', PASSWORD)).isGood).toBe(false);
    await pool().query('UPDATE "user" SET disabled_at = NULL WHERE id = $1', [id]);
    expect((await verifyPassword('ada@example.org', PASSWORD)).isGood).toBe(true);
  });

  test('and the token of a session are kept as hashes alone', async () => {
    const token = await openSession(id);
    const kept = await pool().query<{ text: string }>(
      'SELECT row_to_json(s)::text AS text FROM session s UNION ALL SELECT row_to_json(u)::text FROM "user" u',
    );
    const text = kept.rows.map((row) => row.text).join();
    expect(text).not.toContain(token);
    expect(text).not.toContain(PASSWORD);
    expect(text).toContain('$argon2id$');
  });
});

test('signing out ends that session at once, and no other', async () => {
  const [token, other] = [await openSession(id), await openSession(id)];
  await signOut(token);
  expect(await authenticateSession(token)).toBeNull();
  expect(await authenticateSession(other)).toMatchObject({ actor: { id, role: 'admin', merchantId: null } });
});

describe('a person', () => {
  const people: [role: Role, ofMerchant: boolean, isGood: boolean][] = [
    ['admin', false, true],
    ['admin', true, false],
    ['finance_operator', true, false],
    ['finance_approver', true, false],
    ['auditor', true, false],
    ['merchant_owner', true, true],
    ['merchant_owner', false, false],
    ['merchant_viewer', false, false],
  ];
  test.each(people)('%s, of a merchant: %s', async (role, ofMerchant, isGood) => {
    const email = `${role}-${ofMerchant}@example.org`;
    const made = createUser({
      email,
      name: role,
      role,
      password: PASSWORD,
      merchantId: ofMerchant ? merchantId : null,
    });
    if (isGood) await expect(made).resolves.toEqual({ id: expect.any(String) });
    else await expect(made).rejects.toThrow(/user_merchant_roles_have_a_merchant/);
  });

  test('has an address of its own', async () => {
    const twice = createUser({
      email: 'ADA@example.org',
      name: 'Ada',
      role: 'admin',
      password: PASSWORD,
      merchantId: null,
    });
    await expect(twice).rejects.toThrow(/Unique constraint/);
  });
});
