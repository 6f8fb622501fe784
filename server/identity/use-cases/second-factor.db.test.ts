import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import type { Actor } from '../domain/actor';
import { codeAt } from '../domain/authenticator';
import { hasFreshSecondFactor } from '../door';
import { authenticateSession } from './authenticate';
import { confirmSecondFactor, removeSecondFactor, renewRecoveryCodes } from './confirm-second-factor';
import { createUser } from './create-user';
import { finishEnrolment, startEnrolment } from './enrol-authenticator';
import { openSession } from './open-session';
import { signIn } from './sign-in';

const PASSWORD = 'correct horse battery staple';
const NOON = Date.UTC(2026, 2, 1, 12);
let setTimeBack = () => {};
const at = (secondsAfterNoon: number) => {
  setTimeBack();
  setTimeBack = fixClock(new Date(NOON + secondsAfterNoon * 1000));
};
beforeEach(() => at(0));
afterEach(() => setTimeBack());

let people = 0;
async function somebody() {
  const email = `person-${++people}@house.test`;
  const merchantId = (await makeMerchant()).id;
  const { id } = await createUser({ email, name: 'P', role: 'merchant_owner', password: PASSWORD, merchantId });
  const token = await openSession(id);
  return { id, email, token, actor: await actorOf(token) };
}
async function actorOf(token: string): Promise<Actor> {
  const found = await authenticateSession(token);
  if (!found) throw new Error('the session is over');
  return found.actor;
}
/** Somebody with an authenticator that was confirmed at noon; `code` gives what it shows then, or later. */
async function enrolled() {
  const person = await somebody();
  const { secret } = unwrap(await startEnrolment(person.actor, PASSWORD));
  const code = (secondsAfterNoon: number) => codeAt(secret, new Date(NOON + secondsAfterNoon * 1000));
  const { recoveryCodes, sessionToken } = unwrap(await finishEnrolment(person.actor, code(0)));
  const token = sessionToken as string;
  return { ...person, secret, code, recoveryCodes, oldToken: person.token, token, actor: await actorOf(token) };
}
const refusal = (code: string, field?: string) => ({
  ok: false,
  refusal: { code, ...(field ? { fields: [{ field }] } : {}) },
});

describe('setting it up', () => {
  test('gives the session a new token; its secret is kept encrypted, the recovery codes as hashes', async () => {
    const { id, token, oldToken, secret, recoveryCodes } = await enrolled();
    expect(await authenticateSession(oldToken)).toBeNull();
    expect(await actorOf(token)).toMatchObject({ session: { pending: null, secondFactorAt: new Date(NOON) } });
    const { rows } = await pool().query<{ text: string }>(
      `SELECT row_to_json(a)::text AS text FROM authenticator a WHERE user_id = $1
       UNION ALL SELECT row_to_json(r)::text FROM recovery_code r WHERE user_id = $1
       UNION ALL SELECT row_to_json(e)::text FROM audit_entry e WHERE object_id = $1::text`,
      [id],
    );
    expect(rows.filter(({ text }) => text.includes('code_hash'))).toHaveLength(10);
    const kept = rows.map(({ text }) => text).join();
    expect(kept).toContain('user.second_factor_added');
    for (const plain of [secret, ...recoveryCodes, token]) expect(kept).not.toContain(plain);
  });

  test('counts for nothing before a code was entered', async () => {
    const { actor, email } = await somebody();
    const { secret } = unwrap(await startEnrolment(actor, PASSWORD));
    expect(await signIn({ email, password: PASSWORD })).toMatchObject({ ok: true });
    const wrong = codeAt(secret, new Date(NOON + 3_600_000));
    expect(await finishEnrolment(actor, wrong)).toMatchObject(refusal('invalid_input', 'code'));
    expect(await signIn({ email, password: PASSWORD })).toMatchObject({ ok: true });
  });

  test('a picture that was replaced by another no longer counts', async () => {
    const { actor } = await somebody();
    const first = unwrap(await startEnrolment(actor, PASSWORD));
    unwrap(await startEnrolment(actor, PASSWORD));
    const outcome = await finishEnrolment(actor, codeAt(first.secret, new Date(NOON)));
    expect(outcome).toMatchObject(refusal('invalid_input', 'code'));
  });

  test('needs the password: a stolen session cannot lock its owner out', async () => {
    const { actor } = await somebody();
    expect(await startEnrolment(actor, 'not it')).toMatchObject(refusal('invalid_input', 'password'));
  });

  test('is refused to who has one', async () => {
    const { actor, code } = await enrolled();
    expect(await startEnrolment(actor, PASSWORD)).toMatchObject(refusal('conflict'));
    expect(await finishEnrolment(actor, code(30))).toMatchObject(refusal('conflict'));
  });

  test('twice at the same time gives one set of recovery codes', async () => {
    const { id, actor } = await somebody();
    const { secret } = unwrap(await startEnrolment(actor, PASSWORD));
    const both = await Promise.all([1, 2].map(() => finishEnrolment(actor, codeAt(secret, new Date(NOON)))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const { rows } = await pool().query('SELECT 1 FROM recovery_code WHERE user_id = $1', [id]);
    expect(rows).toHaveLength(10);
  });

  test('leaves a session elsewhere half in, until the code is shown there too', async () => {
    const person = await somebody();
    const elsewhere = await openSession(person.id);
    const { secret } = unwrap(await startEnrolment(person.actor, PASSWORD));
    unwrap(await finishEnrolment(person.actor, codeAt(secret, new Date(NOON))));
    const actor = await actorOf(elsewhere);
    expect(actor).toMatchObject({ session: { pending: 'confirm' } });
    at(60);
    const shown = await confirmSecondFactor(actor, codeAt(secret, new Date(NOON + 60_000)));
    expect(await actorOf(unwrap(shown).sessionToken as string)).toMatchObject({ session: { pending: null } });
    expect(await authenticateSession(elsewhere), 'the token from before').toBeNull();
  });
});

describe('a code', () => {
  test('of the setting up, and any from before, is used up', async () => {
    const { actor, code } = await enrolled();
    expect(await confirmSecondFactor(actor, code(0))).toMatchObject(refusal('invalid_input', 'code'));
    expect(await confirmSecondFactor(actor, code(-30))).toMatchObject(refusal('invalid_input', 'code'));
    expect(await confirmSecondFactor(actor, code(30))).toMatchObject({ ok: true });
  });

  test('opens once, however many send it at the same time', async () => {
    const { email, code } = await enrolled();
    at(120);
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => signIn({ email, password: PASSWORD, code: code(120) })),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('a recovery code likewise', async () => {
    const { email, recoveryCodes } = await enrolled();
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => signIn({ email, password: PASSWORD, code: recoveryCodes[3] as string })),
    );
    expect(tries.filter(({ ok }) => ok)).toEqual([expect.objectContaining({ secondFactor: 'recovery_code' })]);
  });

  test('of recovery is told by mail, once it is used, as is the setting up', async () => {
    const { email, recoveryCodes } = await enrolled();
    const credentials = { email, password: PASSWORD, code: recoveryCodes[0] as string };
    await Promise.all([1, 2].map(() => signIn(credentials)));
    const { rows } = await pool().query('SELECT kind FROM mail WHERE "to" = $1 ORDER BY kind', [email]);
    expect(rows).toEqual([{ kind: 'identity.recovery_code_used' }, { kind: 'identity.second_factor_added' }]);
  });

  test('of somebody else does not count', async () => {
    const [one, other] = [await enrolled(), await enrolled()];
    at(60);
    expect(await signIn({ email: one.email, password: PASSWORD, code: other.code(60) })).toMatchObject({ ok: false });
    const recovery = other.recoveryCodes[0] as string;
    expect(await signIn({ email: one.email, password: PASSWORD, code: recovery })).toMatchObject({ ok: false });
  });

  test('cannot be guessed on and on', async () => {
    const { actor, email, code } = await enrolled();
    at(600);
    for (let guess = 0; guess < 5; guess++)
      expect(await confirmSecondFactor(actor, 'AAAA-AAAA-AAAA-AAAA')).toMatchObject(refusal('invalid_input', 'code'));
    expect(await confirmSecondFactor(actor, code(600))).toMatchObject(refusal('rate_limited'));
    expect(await signIn({ email, password: PASSWORD, code: code(600) })).toMatchObject({ problem: 'throttled' });
  });
});

describe('later', () => {
  test('it is fresh for as long as is asked, and again once it is shown', async () => {
    const { actor, token, code } = await enrolled();
    at(299);
    expect(hasFreshSecondFactor(await actorOf(token), 300_000)).toBe(true);
    at(301);
    expect(hasFreshSecondFactor(await actorOf(token), 300_000)).toBe(false);
    const { sessionToken } = unwrap(await confirmSecondFactor(actor, code(301)));
    expect(hasFreshSecondFactor(await actorOf(sessionToken as string), 300_000)).toBe(true);
    expect(await authenticateSession(token), 'the token from before').toBeNull();
  });

  test('new recovery codes, against a code, end the old ones', async () => {
    const { actor, email, code, recoveryCodes } = await enrolled();
    at(60);
    expect(await renewRecoveryCodes(actor, '000')).toMatchObject(refusal('invalid_input', 'code'));
    const renewed = unwrap(await renewRecoveryCodes(actor, code(60)));
    expect(await signIn({ email, password: PASSWORD, code: recoveryCodes[0] as string })).toMatchObject({ ok: false });
    expect(await signIn({ email, password: PASSWORD, code: renewed.recoveryCodes[0] as string })).toMatchObject({
      ok: true,
    });
  });

  test('removing it needs the password and a code', async () => {
    const { actor, email, code, token } = await enrolled();
    at(60);
    const remove = (password: string, typed: string) => removeSecondFactor(actor, { password, code: typed });
    expect(await remove('not it', code(60))).toMatchObject(refusal('invalid_input', 'password'));
    expect(await remove(PASSWORD, '000')).toMatchObject(refusal('invalid_input', 'code'));
    expect(await remove(PASSWORD, code(60))).toMatchObject({ ok: true });
    expect(await signIn({ email, password: PASSWORD })).toMatchObject({ ok: true });
    expect(await actorOf(token)).toMatchObject({ session: { pending: null, secondFactorAt: null } });
  });
});
