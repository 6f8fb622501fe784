import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeMerchant, makePerson } from '@/prisma/demo/factories';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import type { Person } from '../../domain/actor';
import { acceptInvitation } from './accept-invitation';
import { openInvitation } from './open-invitation';
import { resendInvitation } from './resend-invitation';
import { revokeInvitation } from './revoke-invitation';
import { sendInvitation } from './send-invitation';

const PASSWORD = 'ripe quinces over the harbour';
let merchantId: bigint;
let admin: Person;
let owner: Person;
let restore = () => {};
beforeAll(async () => {
  merchantId = (await makeMerchant({ name: 'Harbour' })).id;
  admin = { kind: 'user', id: await makePerson('admin'), name: 'Ada', role: 'admin', merchantId: null };
  const id = await makePerson('merchant_owner', merchantId);
  owner = { kind: 'user', id, name: 'Olga', role: 'merchant_owner', merchantId };
});
afterEach(() => restore());

let number = 0;
async function invite(actor = owner) {
  number += 1;
  const email = `guest-${number}@example.org`;
  const role = actor.merchantId === null ? 'auditor' : 'merchant_viewer';
  const { id } = unwrap(await sendInvitation(actor, { email, role }));
  return { id, email, token: await tokenFor(email) };
}
/** The token in the latest mail to an address. */
async function tokenFor(email: string): Promise<string> {
  const { rows } = await pool().query<{ text: string; has_secret: boolean }>(
    'SELECT text, has_secret FROM mail WHERE "to" = $1 ORDER BY created_at DESC, id DESC',
    [email],
  );
  expect(rows[0]?.has_secret).toBe(true);
  const tokens = rows.map(({ text }) => /\/invitation\/([\w-]{43})/.exec(text)?.[1]);
  return tokens[0] as string;
}
const accept = (token: string) => acceptInvitation({ token, name: 'Gil', password: PASSWORD });
const stateOf = async (token: string) => unwrap(await openInvitation(token)).state;

test('lets somebody in once, with the role that waits, and keeps no token', async () => {
  const { token, email } = await invite();
  expect(unwrap(await openInvitation(token))).toEqual({
    state: 'open',
    email,
    role: 'merchant_viewer',
    merchant: 'Harbour',
    invitedBy: 'merchant_owner',
  });
  unwrap(await accept(token));
  const { rows } = await pool().query('SELECT role, merchant_id, name FROM "user" WHERE email = $1', [email]);
  expect(rows).toEqual([{ role: 'merchant_viewer', merchant_id: merchantId, name: 'Gil' }]);
  expect(await stateOf(token)).toBe('accepted');
  expect(await accept(token)).toMatchObject({ refusal: { code: 'conflict' } });
  const kept = await pool().query<{ row: string }>('SELECT row_to_json(i)::text AS row FROM invitation i');
  const written = await pool().query<{ row: string }>('SELECT row_to_json(a)::text AS row FROM audit_entry a');
  expect([...kept.rows, ...written.rows].map(({ row }) => row).join()).not.toContain(token);
});

test('of five who use one link at the same time, one comes in', async () => {
  const { token } = await invite(admin);
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => accept(token)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test('runs out after seven days to the instant', async () => {
  const start = Date.now();
  restore = fixClock(new Date(start));
  const { token } = await invite();
  restore = fixClock(new Date(start + 7 * 86_400_000 - 1));
  expect(await stateOf(token)).toBe('open');
  restore = fixClock(new Date(start + 7 * 86_400_000));
  expect(await stateOf(token)).toBe('expired');
  expect(await accept(token)).toMatchObject({ refusal: { code: 'conflict' } });
});

test('sent again it has a new link, and the one before is void', async () => {
  const { token, id, email } = await invite();
  restore = fixClock(new Date(Date.now() + 60_000));
  const again = unwrap(await resendInvitation(owner, id));
  const newToken = await tokenFor(email);
  expect([await stateOf(token), await stateOf(newToken)]).toEqual(['replaced', 'open']);
  expect(await resendInvitation(owner, id), 'the one that was replaced').toMatchObject({
    refusal: { code: 'conflict' },
  });
  unwrap(await revokeInvitation(owner, again.id));
  unwrap(await revokeInvitation(owner, again.id));
  expect(await stateOf(newToken)).toBe('revoked');
  expect(await accept(newToken)).toMatchObject({ refusal: { code: 'conflict' } });
});

describe('an address that has an account', () => {
  test('elsewhere does not exist for an owner, and is told to whoever was invited', async () => {
    await pool().query(`UPDATE "user" SET email = 'staff@example.org' WHERE id = $1`, [admin.id]);
    unwrap(await sendInvitation(owner, { email: 'staff@example.org', role: 'merchant_viewer' }));
    const outcome = await accept(await tokenFor('staff@example.org'));
    expect(outcome).toMatchObject({
      refusal: { code: 'conflict', message: expect.stringContaining('account already') },
    });
  });

  test('among one’s own people is refused, and anywhere for an administrator', async () => {
    const { token, email } = await invite();
    unwrap(await accept(token));
    expect(await sendInvitation(owner, { email, role: 'merchant_viewer' })).toMatchObject({
      refusal: { code: 'conflict' },
    });
    expect(await sendInvitation(admin, { email, role: 'auditor' })).toMatchObject({ refusal: { code: 'conflict' } });
  });
});

test('nobody gives what they do not hold', async () => {
  const refused = (role: 'admin' | 'merchant_owner', actor = owner) =>
    sendInvitation(actor, { email: 'x@example.org', role });
  expect(await refused('admin')).toMatchObject({ refusal: { code: 'invalid_input' } });
  expect(await refused('merchant_owner', admin), 'at no merchant').toMatchObject({
    refusal: { code: 'invalid_input' },
  });
  const viewer: Person = { ...owner, role: 'merchant_viewer' };
  expect(await refused('merchant_owner', viewer)).toMatchObject({ refusal: { code: 'not_allowed' } });
});

test('a password that is easily guessed is refused, and the link stays good', async () => {
  const { token } = await invite();
  for (const password of ['short', 'passwordpassword', 'guest-guest-guest']) {
    const outcome = await acceptInvitation({ token, name: 'Gil', password });
    expect(outcome, password).toMatchObject({ refusal: { code: 'invalid_input', fields: [{ field: 'password' }] } });
  }
  expect(await stateOf(token)).toBe('open');
});
