import { TOTP } from 'otpauth';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createUser } from '@/server/identity/use-cases/create-user';
import { finishEnrolment, startEnrolment } from '@/server/identity/use-cases/enrol-authenticator';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { resetConfig } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { inRequest } from '@/server/platform/request-context';
import { handleAuth } from './auth-handler';
import { authenticateRequest } from './authenticate-request';

const HOUSE = 'http://house.test';
const PASSWORD = 'correct horse battery staple';

/** A browser of its own: keeps cookies, and sends the origin as browsers do. */
class Browser {
  readonly cookies = new Map<string, string>();
  readonly setCookies: string[] = [];
  constructor(readonly ip = `10.0.0.${Math.floor(Math.random() * 250)}`) {}

  async send(path: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = new Request(`${HOUSE}/api/auth/${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { host: 'house.test', ...(cookie ? { cookie } : {}), ...(form ? { origin: HOUSE } : {}), ...headers },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    const context = { requestId: 'r', ip: this.ip, userAgent: 'Test Browser' };
    const response = await inRequest(context, () => handleAuth(request));
    for (const line of response.headers.getSetCookie()) {
      this.setCookies.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** @returns the word that says what is wrong, or null */
  async signIn(email: string, password: string, code = ''): Promise<string | null> {
    const { csrfToken } = (await (await this.send('csrf')).json()) as { csrfToken: string };
    const form = { email, password, code, csrfToken, json: 'true' };
    const response = await this.send('callback/credentials', form);
    const { url } = (await response.json()) as { url: string };
    const error = new URL(url).searchParams.get('error');
    expect(response.status).toBe(error === null ? 200 : 401);
    return error;
  }

  async actor() {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return (await authenticateRequest(new Request(HOUSE, { headers: { cookie } }))).actor;
  }
}

const codeAt = (of: string, time: Date) => new TOTP({ secret: of }).generate({ timestamp: time.getTime() });
let setTimeBack = () => {};
const at = (time: string) => {
  setTimeBack();
  setTimeBack = fixClock(`2026-03-01T${time}Z`);
};
const ada = { kind: 'user', id: '', name: 'Ada', role: 'merchant_viewer', merchantId: null } as const;
let secret = '';
let recoveryCodes: string[] = [];
beforeAll(async () => {
  process.env.NEXTAUTH_URL = HOUSE;
  at('10:00:00');
  for (const name of ['ada', 'bob', 'eve'])
    await createUser({ email: `${name}@house.test`, name, role: 'auditor', password: PASSWORD, merchantId: null });
  const found = await pool().query<{ id: string }>(`SELECT id FROM "user" WHERE email = 'ada@house.test'`);
  const actor = { ...ada, id: found.rows[0]?.id as string };
  secret = unwrap(await startEnrolment(actor, PASSWORD)).secret;
  ({ recoveryCodes } = unwrap(await finishEnrolment(actor, codeAt(secret, new Date('2026-03-01T10:00:00Z')))));
});
beforeEach(() => at('12:00:00'));

describe('signing in', () => {
  test('with a password alone, where no second factor is set up', async () => {
    const browser = new Browser();
    expect(await browser.signIn('bob@house.test', PASSWORD)).toBeNull();
    expect(await browser.actor()).toMatchObject({ name: 'bob' });
  });

  test('tells the same of a wrong password and of an address without an account', async () => {
    expect(await new Browser().signIn('bob@house.test', 'not it at all')).toBe('wrong_password');
    expect(await new Browser().signIn('nobody@house.test', PASSWORD)).toBe('wrong_password');
    expect(await new Browser().signIn('ada@house.test', 'not it', '123456')).toBe('wrong_password');
  });

  test('asks for the code after the right password; a code and a recovery code open once', async () => {
    const browser = new Browser();
    const code = codeAt(secret, new Date('2026-03-01T12:00:00Z'));
    expect(await browser.signIn('ada@house.test', PASSWORD)).toBe('code_required');
    expect(await browser.signIn('ada@house.test', PASSWORD, code === '000000' ? '000001' : '000000')).toBe(
      'code_wrong',
    );
    expect(await browser.actor()).toBeNull();
    expect(await browser.signIn('ada@house.test', PASSWORD, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBeNull();
    expect(await browser.actor()).toMatchObject({ name: 'ada', session: { pending: null } });
    expect(await new Browser().signIn('ada@house.test', PASSWORD, code)).toBe('code_wrong');
    const recovery = recoveryCodes[0] as string;
    expect(await new Browser().signIn('ada@house.test', PASSWORD, recovery.toLowerCase())).toBeNull();
    expect(await new Browser().signIn('ada@house.test', PASSWORD, recovery)).toBe('code_wrong');
  });

  test('gives a new token, and ends the session that the browser had', async () => {
    const browser = new Browser();
    await browser.signIn('bob@house.test', PASSWORD);
    const before = new Map(browser.cookies);
    await browser.signIn('eve@house.test', PASSWORD);
    expect(await browser.actor()).toMatchObject({ name: 'eve' });
    for (const [name, value] of before) browser.cookies.set(name, value);
    expect(await browser.actor()).toBeNull();
  });

  test('ends with signing out, at once', async () => {
    const browser = new Browser();
    await browser.signIn('bob@house.test', PASSWORD);
    const kept = new Map(browser.cookies);
    const { csrfToken } = (await (await browser.send('csrf')).json()) as { csrfToken: string };
    await browser.send('signout', { csrfToken, json: 'true' });
    expect(await browser.actor()).toBeNull();
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect(await browser.actor(), 'with the old cookie').toBeNull();
  });

  test('is written down: who, how, from where; what was typed is not', async () => {
    const { rows } = await pool().query<{ action: string; text: string; ip: string | null; after: { means: string } }>(
      `SELECT action, row_to_json(e)::text AS text, ip, after FROM audit_entry e WHERE action LIKE 'session.%'`,
    );
    const actions = new Set(rows.map(({ action }) => action));
    expect(actions).toEqual(new Set(['session.opened', 'session.refused', 'session.ended']));
    expect(rows.some(({ ip, after }) => ip?.startsWith('10.0.0.') && after?.means === 'password')).toBe(true);
    expect(rows.map(({ text }) => text).join()).not.toMatch(/not it|nobody@house\.test|battery/);
  });
});

describe('who guesses', () => {
  test('waits after five, from there, and the right password does not help; elsewhere it does', async () => {
    const here = new Browser('192.0.2.1');
    for (let guess = 0; guess < 5; guess++)
      expect(await here.signIn('bob@house.test', `guess ${guess}`)).toBe('wrong_password');
    const answer = await here.signIn('bob@house.test', PASSWORD);
    expect(answer).toMatch(/^throttled:\d+$/);
    expect(Number(answer?.split(':')[1])).toBeLessThanOrEqual(900);
    expect(await new Browser('192.0.2.2').signIn('bob@house.test', PASSWORD)).toBeNull();
  });

  test('many at once are no more tries than one after the other', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, guess) => new Browser('192.0.2.9').signIn('eve@house.test', `guess ${guess}`)),
    );
    expect(answers.filter((answer) => answer === 'wrong_password')).toHaveLength(5);
  });

  test('a right password gives the tries back', async () => {
    const here = new Browser('192.0.2.3');
    for (let round = 0; round < 3; round++) {
      for (let guess = 0; guess < 4; guess++)
        expect(await here.signIn('bob@house.test', 'a guess')).toBe('wrong_password');
      expect(await here.signIn('bob@house.test', PASSWORD)).toBeNull();
    }
  });
});

describe('cookies', () => {
  test.each([
    ['http://localhost:3000', /^next-auth\.session-token=/, false],
    ['https://house.test', /^__Secure-next-auth\.session-token=/, true],
  ])('at %s', async (appUrl, name, isSecure) => {
    process.env.APP_URL = appUrl;
    resetConfig();
    const browser = new Browser();
    await browser.signIn('bob@house.test', PASSWORD);
    const cookie = browser.setCookies.find((line) => name.test(line)) ?? '';
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(/; Secure/.test(cookie)).toBe(isSecure);
    expect(browser.setCookies.some((line) => /^__Host-next-auth.csrf-token/.test(line))).toBe(isSecure);
    expect(await browser.actor()).toMatchObject({ name: 'bob' });
    delete process.env.APP_URL;
    resetConfig();
  });
});

describe('a request that is refused', () => {
  const post = (headers: Record<string, string>, body = 'x=1') =>
    handleAuth(new Request(`${HOUSE}/api/auth/callback/credentials`, { method: 'POST', headers, body }));
  const form = 'application/x-www-form-urlencoded';
  test.each<[string, () => Promise<Response>, number]>([
    ['from another site', () => post({ origin: 'https://evil.test', host: 'house.test', 'content-type': form }), 403],
    ['without an origin', () => post({ host: 'house.test', 'content-type': form }), 403],
    ['of another kind', () => post({ origin: HOUSE, host: 'house.test', 'content-type': 'text/plain' }), 415],
    ['too large', () => post({ origin: HOUSE, host: 'house.test', 'content-type': form }, 'x'.repeat(20_000)), 413],
    [
      'that is no JSON',
      () => post({ origin: HOUSE, host: 'house.test', 'content-type': 'application/json' }, '['),
      400,
    ],
    ['with another method', () => handleAuth(new Request(`${HOUSE}/api/auth/csrf`, { method: 'DELETE' })), 405],
  ])('%s', async (_reason, send, status) => {
    expect((await send()).status).toBe(status);
  });

  test.each([
    ['a\0b', PASSWORD],
    ['x'.repeat(400), PASSWORD],
    ['bob@house.test', 'x'.repeat(2_000)],
    ['', ''],
  ])('is a wrong password where it cannot be one: %#', async (email, password) => {
    expect(await new Browser().signIn(email, password)).toBe('wrong_password');
  });
});
