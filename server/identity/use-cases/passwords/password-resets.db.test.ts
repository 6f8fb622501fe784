import { afterEach, expect, test } from 'vitest';
import { makePerson } from '@/prisma/demo/factories';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { authenticateSession } from '../authenticate';
import { openSession } from '../open-session';
import { verifyPassword } from '../verify-password';
import { askPasswordReset } from './ask-password-reset';
import { forgetOldResets } from './forget-old-resets';
import { openPasswordReset } from './open-password-reset';
import { resetPassword } from './reset-password';
import { sendPasswordReset } from './send-password-reset';

const PASSWORD = 'ripe quinces over the harbour';
let restore = () => {};
afterEach(() => restore());

async function personWithEmail() {
  const id = await makePerson('auditor');
  const { rows } = await pool().query<{ email: string }>('SELECT email FROM "user" WHERE id = $1', [id]);
  return { id, email: rows[0]?.email as string };
}
const resetsOf = async (email: string) =>
  (
    await pool().query<{ id: string }>('SELECT id FROM password_reset WHERE email = $1 ORDER BY created_at, id', [
      email,
    ])
  ).rows;
const mailsTo = async (email: string) =>
  (
    await pool().query<{ text: string }>(
      `SELECT text FROM mail WHERE "to" = $1 AND kind = 'identity.password_reset' ORDER BY created_at, id`,
      [email],
    )
  ).rows;
/** Asks, does what the background function does, and opens the mails. @returns their tokens */
async function tokensOf(email: string, times = 1): Promise<string[]> {
  for (let time = 0; time < times; time++) unwrap(await askPasswordReset(email));
  for (const { id } of await resetsOf(email)) await sendPasswordReset(id);
  return (await mailsTo(email)).map(({ text }) => /\/reset-password\/([\w-]{43})/.exec(text)?.[1] as string);
}
const use = (token: string) => resetPassword({ token, password: PASSWORD });
const stateOf = async (token: string) => unwrap(await openPasswordReset(token)).state;

test('gives a new password once, ends every session, and voids the other links', async () => {
  const { id, email } = await personWithEmail();
  const session = await openSession(id);
  const [token, other] = (await tokensOf(email, 2)) as [string, string];
  unwrap(await use(token));
  expect(await authenticateSession(session)).toBeNull();
  expect(await verifyPassword(email, PASSWORD)).toMatchObject({ isGood: true, user: { id } });
  expect([await stateOf(token), await stateOf(other)]).toEqual(['used', 'replaced']);
  for (const spent of [token, other]) expect(await use(spent)).toMatchObject({ refusal: { code: 'conflict' } });
});

test('of five who use one link at the same time, one does', async () => {
  const { email } = await personWithEmail();
  const [token] = (await tokensOf(email)) as [string];
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => use(token)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test('does and says the same for an address without an account, and sends nothing', async () => {
  const { email } = await personWithEmail();
  const unknown = 'nobody@example.org';
  expect(await askPasswordReset(unknown)).toEqual(await askPasswordReset(email));
  const [known, none] = [await resetsOf(email), await resetsOf(unknown)];
  expect([known.length, none.length]).toEqual([1, 1]);
  for (const { id } of [...known, ...none]) await sendPasswordReset(id);
  expect((await mailsTo(unknown)).length).toBe(0);
  expect((await mailsTo(email)).length).toBe(1);
});

test('sends three mails an hour to an address, also when all ask at once, and one for one asking', async () => {
  const { email } = await personWithEmail();
  await Promise.all(Array.from({ length: 8 }, () => askPasswordReset(email)));
  expect(await tokensOf(email)).toHaveLength(3);
  for (const { id } of await resetsOf(email)) await sendPasswordReset(id);
  expect(await mailsTo(email)).toHaveLength(3);
  restore = fixClock(new Date(Date.now() + 3_600_001));
  await askPasswordReset(email);
  expect(await resetsOf(email)).toHaveLength(4);
});

test('works for one hour, and is forgotten after a month', async () => {
  const { email } = await personWithEmail();
  const start = Date.now();
  restore = fixClock(new Date(start));
  const [token] = (await tokensOf(email)) as [string];
  restore = fixClock(new Date(start + 3_600_000 - 1));
  expect(await stateOf(token)).toBe('open');
  restore = fixClock(new Date(start + 3_600_000));
  expect(await stateOf(token)).toBe('expired');
  expect(await use(token)).toMatchObject({ refusal: { code: 'conflict' } });
  restore = fixClock(new Date(start + 31 * 86_400_000));
  expect(await forgetOldResets()).toBeGreaterThan(0);
  expect(await stateOf(token)).toBe('unknown');
});

test('lets nobody in who is disabled, and mails them nothing', async () => {
  const { id, email } = await personWithEmail();
  const [token] = (await tokensOf(email)) as [string];
  await pool().query('UPDATE "user" SET disabled_at = now() WHERE id = $1', [id]);
  expect(await use(token)).toMatchObject({ refusal: { code: 'conflict' } });
  expect(await tokensOf(email)).toHaveLength(1);
});

test('keeps no token, not in the audit either', async () => {
  const { email } = await personWithEmail();
  const [token] = (await tokensOf(email)) as [string];
  unwrap(await use(token));
  const { rows } = await pool().query<{ row: string }>(
    'SELECT row_to_json(r)::text AS row FROM password_reset r UNION ALL SELECT row_to_json(a)::text FROM audit_entry a UNION ALL SELECT row_to_json(o)::text FROM outbox o',
  );
  expect(rows.map(({ row }) => row).join()).not.toContain(token);
});
