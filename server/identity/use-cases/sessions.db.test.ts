import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeMerchant, makePerson } from '@/prisma/demo/factories';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { inRequest } from '@/server/platform/request-context';
import { IDLE_MS, SESSION_MS } from '../domain/session';
import { authenticateSession } from './authenticate';
import { changePassword } from './change-password';
import { createUser } from './create-user';
import { endOtherSessions, endSession } from './end-session';
import { listSessions } from './get-account';
import { openSession } from './open-session';
import { signIn } from './sign-in';

const START = Date.UTC(2026, 2, 1, 8);
let setTimeBack = () => {};
const at = (afterStartMs: number) => {
  setTimeBack();
  setTimeBack = fixClock(new Date(START + afterStartMs));
};
beforeEach(() => at(0));
afterEach(() => setTimeBack());

const actorOf = async (token: string) => (await authenticateSession(token))?.actor ?? null;
const MINUTE = 60_000;

describe('a session is over', () => {
  test.each<[string, at: number[], over: number]>([
    ['after an hour without a request', [], IDLE_MS],
    ['an hour after the last request', [50 * MINUTE], 50 * MINUTE + IDLE_MS],
    ['after a day, however busy', Array.from({ length: 48 }, (_, half) => half * 30 * MINUTE), SESSION_MS],
  ])('%s', async (_reason, requests, over) => {
    const token = await openSession(await makePerson('auditor'));
    for (const request of requests) {
      at(request);
      expect(await actorOf(token), `${request / MINUTE} minutes`).not.toBeNull();
    }
    at(over);
    expect(await actorOf(token)).toBeNull();
  });

  test.each<[string, (id: string) => [string, unknown[]]]>([
    ['the person is disabled', (id) => ['UPDATE "user" SET disabled_at = now() WHERE id = $1', [id]]],
    ['it was ended', (id) => ['DELETE FROM session WHERE user_id = $1', [id]]],
  ])('at once when %s', async (_reason, change) => {
    const id = await makePerson('auditor');
    const token = await openSession(id);
    expect(await actorOf(token)).not.toBeNull();
    await pool().query(...change(id));
    expect(await actorOf(token)).toBeNull();
  });
});

test('another role counts from the next request on', async () => {
  const id = await makePerson('auditor');
  const token = await openSession(id);
  await pool().query(`UPDATE "user" SET role = 'finance_operator' WHERE id = $1`, [id]);
  expect(await actorOf(token)).toMatchObject({ role: 'finance_operator' });
});

test('the last request is noted once a minute', async () => {
  const id = await makePerson('auditor');
  const token = await openSession(id);
  const seen = async () =>
    (await pool().query<{ at: Date }>('SELECT last_seen_at AS at FROM session WHERE user_id = $1', [id])).rows[0]?.at;
  at(MINUTE - 1);
  await actorOf(token);
  expect(await seen()).toEqual(new Date(START));
  at(MINUTE);
  await actorOf(token);
  expect(await seen()).toEqual(new Date(START + MINUTE));
});

describe('one’s own sessions', () => {
  async function twice() {
    const id = await makePerson('auditor');
    const phone = { requestId: null, ip: '192.0.2.7', userAgent: 'Phone' };
    const tokens = { here: await openSession(id), there: await inRequest(phone, () => openSession(id)) };
    return { id, tokens, actor: await actorOf(tokens.here) };
  }

  test('are listed with where and when, and without their tokens', async () => {
    const { tokens, actor } = await twice();
    const places = unwrap(await listSessions(actor));
    expect(places.map(({ isThisOne, ip, userAgent }) => ({ isThisOne, ip, userAgent }))).toEqual(
      expect.arrayContaining([
        { isThisOne: true, ip: null, userAgent: null },
        { isThisOne: false, ip: '192.0.2.7', userAgent: 'Phone' },
      ]),
    );
    expect(JSON.stringify(places)).not.toMatch(new RegExp(`${tokens.here}|${tokens.there}|hash`, 'i'));
  });

  test('can be ended one by one; those of others do not exist', async () => {
    const [mine, others] = [await twice(), await twice()];
    const there = unwrap(await listSessions(mine.actor)).find(({ isThisOne }) => !isThisOne)?.id as string;
    expect(await endSession(others.actor, there)).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
    expect(await endSession(mine.actor, there)).toMatchObject({ ok: true });
    expect(await endSession(mine.actor, there)).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
    expect([await actorOf(mine.tokens.there), await actorOf(others.tokens.there)]).toEqual([
      null,
      others.actor && expect.anything(),
    ]);
  });

  test('can be ended all but this one', async () => {
    const { tokens, actor } = await twice();
    expect(await endOtherSessions(actor)).toEqual({ ok: true, value: { ended: 1 } });
    expect(await actorOf(tokens.here)).not.toBeNull();
    expect(await actorOf(tokens.there)).toBeNull();
  });
});

describe('changing one’s password', () => {
  const PASSWORD = 'correct horse battery staple';
  const NEXT = 'eleven green apples under snow';
  async function somebody(email: string) {
    const merchantId = (await makeMerchant()).id;
    const { id } = await createUser({ email, name: 'Ida', role: 'merchant_viewer', password: PASSWORD, merchantId });
    const [here, there] = [await openSession(id), await openSession(id)];
    return { here, there, actor: await actorOf(here) };
  }

  test('ends the sessions elsewhere, and the old password opens nothing', async () => {
    const { here, there, actor } = await somebody('ida@house.test');
    expect(await changePassword(actor, { current: PASSWORD, next: NEXT })).toMatchObject({
      value: { endedElsewhere: 1 },
    });
    expect(await actorOf(here)).not.toBeNull();
    expect(await actorOf(there)).toBeNull();
    expect(await signIn({ email: 'ida@house.test', password: PASSWORD })).toMatchObject({ problem: 'wrong_password' });
    expect(await signIn({ email: 'ida@house.test', password: NEXT })).toMatchObject({ ok: true });
    const { rows } = await pool().query(`SELECT row_to_json(e)::text AS text FROM audit_entry e`);
    const text = JSON.stringify(rows);
    expect(text).toContain('user.password_changed');
    expect(text).not.toMatch(/apples|battery|argon2/);
  });

  test.each([
    ['a wrong present password', 'current', { current: 'not it', next: NEXT }],
    ['a password that is too short', 'next', { current: PASSWORD, next: 'short' }],
    ['a password that is easy to guess', 'next', { current: PASSWORD, next: 'password123456' }],
    ['one’s own name', 'next', { current: PASSWORD, next: 'Ida Ida Ida 2026' }],
  ])('is refused: %s', async (_reason, field, given) => {
    const { there, actor } = await somebody(`refused-${Math.random().toString(36).slice(2)}@house.test`);
    const outcome = await changePassword(actor, given);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'invalid_input', fields: [{ field }] } });
    expect(await actorOf(there), 'nothing was ended').not.toBeNull();
  });
});
