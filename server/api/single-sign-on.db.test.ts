import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createUser } from '@/server/identity/use-cases/create-user';
import { resetConfig } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { inRequest } from '@/server/platform/request-context';
import { handleAuth } from './auth-handler';
import { authenticateRequest } from './authenticate-request';

// A real identity provider on this machine, and the whole way there and back.

const HOUSE = 'http://house.test';
const CALLBACK = `${HOUSE}/api/auth/callback/single-sign-on`;
/** The provider's accounts: what it says of whoever signs in there under this name. */
const accounts: Record<string, { email?: string; email_verified?: boolean }> = {
  ada: { email: 'Ada@house.test', email_verified: true },
  unverified: { email: 'ada@house.test', email_verified: false },
  stranger: { email: 'stranger@elsewhere.test', email_verified: true },
  disabled: { email: 'disabled@house.test', email_verified: true },
  nameless: {},
};

let server: Server;
beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'house', client_secret: 'of-the-house', redirect_uris: [CALLBACK] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
  });
  server.on('request', provider.callback());
  process.env.NEXTAUTH_URL = HOUSE;
  Object.assign(process.env, { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'house', OIDC_CLIENT_SECRET: 'of-the-house' });
  set({ DEMO: '0', OIDC_SECOND_FACTOR: '0' });
  const person = { role: 'admin', password: 'correct horse battery staple', merchantId: null } as const;
  await createUser({ ...person, email: 'ada@house.test', name: 'Ada' });
  const { id } = await createUser({ ...person, email: 'disabled@house.test', name: 'Disabled' });
  await pool().query('UPDATE "user" SET disabled_at = now() WHERE id = $1', [id]);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
function set(env: Record<string, string>) {
  Object.assign(process.env, env);
  resetConfig();
}

/** A browser that follows every redirect, with a jar of cookies for each site. */
class Browser {
  readonly jars = new Map<string, Map<string, string>>();

  async open(address: string, form?: Record<string, string>): Promise<{ url: URL; text: string }> {
    let url = new URL(address);
    let body = form && new URLSearchParams(form);
    for (let hop = 0; hop < 20; hop++) {
      const response = await this.#send(url, body);
      const location = response.headers.get('location');
      if (!location) return { url, text: await response.text() };
      url = new URL(location, url);
      body = undefined;
      // Pages of ours are rendered elsewhere: having been sent there is what counts.
      if (url.origin === HOUSE && !url.pathname.startsWith('/api/auth')) return { url, text: '' };
    }
    throw new Error('too many redirects');
  }

  async #send(url: URL, body: URLSearchParams | undefined): Promise<Response> {
    const jar = this.jars.get(url.origin) ?? new Map<string, string>();
    this.jars.set(url.origin, jar);
    const headers = { cookie: [...jar].map((pair) => pair.join('=')).join('; '), host: url.host, origin: url.origin };
    const init: RequestInit = { method: body ? 'POST' : 'GET', headers, body: body ?? null, redirect: 'manual' };
    const context = { requestId: 'r', ip: '192.0.2.1', userAgent: 'Test Browser' };
    const response =
      url.origin === HOUSE
        ? await inRequest(context, () => handleAuth(new Request(url, init)))
        : await fetch(url, init);
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Signs in at the provider under a name of its accounts. @returns where of ours it ends */
  async signIn(as: string): Promise<URL> {
    const { csrfToken } = JSON.parse((await this.open(`${HOUSE}/api/auth/csrf`)).text) as { csrfToken: string };
    const form = { csrfToken, callbackUrl: `${HOUSE}/runs`, json: 'true' };
    const { url } = JSON.parse((await this.open(`${HOUSE}/api/auth/signin/single-sign-on`, form)).text) as {
      url: string;
    };
    let page = await this.open(url);
    // Its own pages: the name, then the consent.
    const forms: Record<string, string>[] = [{ prompt: 'login', login: as, password: 'any' }, { prompt: 'consent' }];
    for (const fields of forms) {
      if (page.url.origin === HOUSE) break;
      const action = /action="([^"]+)"/.exec(page.text)?.[1] as string;
      page = await this.open(new URL(action, page.url).href, fields);
    }
    return page.url;
  }

  async actor() {
    const cookie = [...(this.jars.get(HOUSE) ?? [])].map((pair) => pair.join('=')).join('; ');
    return (await authenticateRequest(new Request(HOUSE, { headers: { cookie } }))).actor;
  }
}

test('lets in who is here already, by the verified address, and asks for our second factor', async () => {
  const browser = new Browser();
  expect((await browser.signIn('ada')).href).toBe(`${HOUSE}/runs`);
  expect(await browser.actor()).toMatchObject({ name: 'Ada', role: 'admin', session: { pending: 'enrol' } });
});

test('asks for no second factor of ours where the provider asks for one', async () => {
  set({ OIDC_SECOND_FACTOR: '1' });
  const browser = new Browser();
  await browser.signIn('ada');
  expect(await browser.actor()).toMatchObject({ name: 'Ada', session: { pending: null } });
  set({ OIDC_SECOND_FACTOR: '0' });
});

describe('refuses, and makes nobody', () => {
  test.each([
    ['unverified', 'whose address the provider has not verified'],
    ['stranger', 'who has no account here'],
    ['disabled', 'who is disabled'],
    ['nameless', 'of whom the provider tells no address'],
  ])('%s: %s', async (as) => {
    const browser = new Browser();
    const url = await browser.signIn(as);
    expect(url.pathname + url.search).toBe('/login?error=no_account');
    expect(await browser.actor()).toBeNull();
    expect((await pool().query('SELECT 1 FROM "user"')).rows).toHaveLength(2);
  });
});

test('an answer that this browser did not ask for opens nothing', async () => {
  const { url } = await new Browser().open(`${CALLBACK}?code=stolen&state=guessed`);
  expect(url.pathname).toBe('/login');
  expect(url.searchParams.get('error')).toBe('OAuthCallback');
});

test('both are written down', async () => {
  const { rows } = await pool().query<{ action: string; means: string | null; why: string | null }>(
    `SELECT DISTINCT action, after->>'means' AS means, why FROM audit_entry WHERE action LIKE 'session.%' ORDER BY 1, 3`,
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { action: 'session.opened', means: 'single_sign_on', why: null },
      { action: 'session.refused', means: null, why: 'disabled' },
      { action: 'session.refused', means: null, why: 'single sign-on, but no account' },
    ]),
  );
});
