import { expect, test } from 'vitest';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { openPasswordReset } from '../passwords/open-password-reset';
import { resetPassword } from '../passwords/reset-password';
import { verifyPassword } from '../verify-password';
import { addFirstAdmin } from './add-first-admin';

const refused: [reason: string, email: string, name: string][] = [
  ['no address', '', 'Ada'],
  ['an address that is none', 'ada', 'Ada'],
  ['no name', 'ada@house.test', ' '],
];
test.each(refused)('is refused with %s', async (_reason, email, name) => {
  expect(await addFirstAdmin({ email, name })).toMatchObject({ ok: false, refusal: { code: 'invalid_input' } });
});

test('the first administrator chooses a password by the link; there is no second by this way, also at once', async () => {
  const tries = await Promise.all(
    ['ada@house.test', 'eve@house.test'].map((email) => addFirstAdmin({ email, name: 'First' })),
  );
  const made = tries.filter((one) => one.ok);
  expect(made).toHaveLength(1);
  const token = unwrap(made[0] as (typeof tries)[number])
    .href.split('/')
    .at(-1) as string;
  expect((await openPasswordReset(token)).ok).toBe(true);
  const password = 'plum orbit canyon lantern';
  unwrap(await resetPassword({ token, password }));
  const { rows } = await pool().query<{ email: string; role: string }>('SELECT email, role FROM "user"');
  expect(rows).toEqual([{ email: expect.stringContaining('@house.test'), role: 'admin' }]);
  expect((await verifyPassword(rows[0]?.email as string, password)).isGood).toBe(true);
  expect((await addFirstAdmin({ email: 'bob@house.test', name: 'Bob' })).ok).toBe(false);
});
