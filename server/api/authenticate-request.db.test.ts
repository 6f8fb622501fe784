import { encode } from 'next-auth/jwt';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeKey, makeMerchant, makePerson } from '@/prisma/demo/factories';
import { SESSION_MS } from '@/server/identity/door';
import { openSession } from '@/server/identity/use-cases/open-session';
import { fixClock } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { authenticateRequest } from './authenticate-request';
import { handleRest } from './rest';
import { handleTrpc } from './trpc-handler';

const HOUSE = 'http://house.test';
const NAME = 'next-auth.session-token';
let personId = '';
let cookie = '';

beforeAll(async () => {
  await makeMerchant({ reference: 'shop' });
});
beforeEach(async () => {
  personId = await makePerson('finance_operator');
  cookie = await cookieOf(await openSession(personId));
});

const cookieOf = async (sessionToken: string, secret = config().NEXTAUTH_SECRET) =>
  `${NAME}=${await encode({ token: { sessionToken }, secret })}`;
const who = async (headers: Record<string, string>, method = 'GET') =>
  (await authenticateRequest(new Request(`${HOUSE}/api/v1/orders`, { method, headers }))).actor;

describe('a session', () => {
  let setTimeBack = () => {};
  afterEach(() => setTimeBack());

  test('is that of the person, whatever other cookies there are', async () => {
    for (const others of ['', 'a=1; ', 'broken=100%; ', '=; ; ', `x${NAME}=1; `])
      expect(await who({ cookie: `${others}${cookie}` })).toMatchObject({ kind: 'user', id: personId });
  });

  const ends: [reason: string, end: () => Promise<unknown>][] = [
    ['the person is disabled', () => pool().query('UPDATE "user" SET disabled_at = now() WHERE id = $1', [personId])],
    ['the person has signed out', () => pool().query('DELETE FROM session WHERE user_id = $1', [personId])],
    [
      'it is over',
      async () => {
        setTimeBack = fixClock(new Date(Date.now() + SESSION_MS));
      },
    ],
  ];
  test.each(ends)('is nobody’s with the next request when %s', async (_reason, end) => {
    expect(await who({ cookie })).not.toBeNull();
    await end();
    expect(await who({ cookie })).toBeNull();
  });

  test('changes with the role of the person at once', async () => {
    await pool().query(`UPDATE "user" SET role = 'auditor' WHERE id = $1`, [personId]);
    expect(await who({ cookie })).toMatchObject({ role: 'auditor' });
  });

  const forged: [reason: string, make: () => Promise<string> | string][] = [
    ['sealed with another secret', () => cookieOf('any', 'x'.repeat(64))],
    ['of a session that never was', () => cookieOf('guess')],
    ['without a session in it', async () => `${NAME}=${await encode({ token: {}, secret: config().NEXTAUTH_SECRET })}`],
    ['not sealed', () => `${NAME}={"sessionToken":"guess"}`],
    ['empty', () => `${NAME}=`],
  ];
  test.each(forged)('is nobody’s: a cookie %s', async (_reason, make) => {
    expect(await who({ cookie: await make() })).toBeNull();
  });
});

describe('an API key', () => {
  const spellings: [authorization: (key: string) => string, isKnown: boolean][] = [
    [(key) => `Bearer ${key}`, true],
    [(key) => `bearer  ${key}`, true],
    [(key) => key, false],
    [(key) => `Basic ${key}`, false],
    [(key) => `Bearer ${key} more`, false],
    [(key) => `Bearer ${key.slice(0, -1)}`, false],
    [() => 'Bearer', false],
    [() => '', false],
  ];
  for (const [authorization, isKnown] of spellings) {
    test(`sent as "${authorization('<key>')}" is ${isKnown ? 'known' : 'nobody’s, with a session beside it too'}`, async () => {
      const key = await makeKey(['orders:read']);
      const actor = await who({ authorization: authorization(key), cookie });
      if (isKnown) expect(actor).toMatchObject({ kind: 'key', scopes: ['orders:read'] });
      else expect(actor).toBeNull();
    });
  }

  test('is kept as a hash alone', async () => {
    const key = await makeKey(['orders:read']);
    const { rows } = await pool().query<{ row: string }>('SELECT row_to_json(k)::text AS row FROM api_key_secret k');
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(key);
  });
});

describe('a request by cookie that changes something must come from our own pages', () => {
  const body = JSON.stringify({ timeFrame: { length: '1day', endingBefore: '2025-01-02' } });
  const origins: [reason: string, headers: Record<string, string>, isOurs: boolean][] = [
    ['our own', { origin: HOUSE, host: 'house.test' }, true],
    ['none', { host: 'house.test' }, false],
    ['another site', { origin: 'http://evil.test', host: 'house.test' }, false],
    ['a subdomain', { origin: 'http://evil.house.test', host: 'house.test' }, false],
    ['another port', { origin: `${HOUSE}:81`, host: 'house.test' }, false],
    ['one that begins like ours', { origin: 'http://house.test.evil', host: 'house.test' }, false],
    ['hidden', { origin: 'null', host: 'house.test' }, false],
    ['not an address', { origin: 'house.test', host: 'house.test' }, false],
  ];
  for (const [reason, headers, isOurs] of origins) {
    test(`origin: ${reason}`, async () => {
      const before = await runs();
      const sent = { method: 'POST', headers: { ...headers, cookie, 'content-type': 'application/json' }, body };
      const rest = await handleRest(new Request(`${HOUSE}/api/v1/disbursements`, sent));
      const trpc = await handleTrpc(new Request(`${HOUSE}/api/trpc/disbursements.request`, sent));
      expect([rest.status, trpc.status]).toEqual(isOurs ? [202, 200] : [401, 401]);
      if (!isOurs) expect(await runs()).toBe(before);
    });
  }

  test('and no change is a GET: a link cannot make one', async () => {
    const before = await runs();
    const query = new URLSearchParams({ input: body });
    const answer = await handleTrpc(
      new Request(`${HOUSE}/api/trpc/disbursements.request?${query}`, { headers: { cookie } }),
    );
    expect(answer.status).toBe(405);
    expect(await runs()).toBe(before);
  });

  test('reading needs no origin', async () => {
    const answer = await handleTrpc(new Request(`${HOUSE}/api/trpc/session.viewer`, { headers: { cookie } }));
    expect(answer.status).toBe(200);
  });
});

test('what is wrong is told by field, over tRPC as over REST', async () => {
  const inputs: [input: object, fields: string[]][] = [
    [{ limit: 0, x: 1 }, ['limit', 'x']],
    [{ externalReference: 'a\0' }, ['externalReference']],
    [{ cursor: 'forged' }, ['cursor']],
  ];
  for (const [input, fields] of inputs) {
    const query = new URLSearchParams({ input: JSON.stringify(input) });
    const answer = await handleTrpc(new Request(`${HOUSE}/api/trpc/orders.list?${query}`, { headers: { cookie } }));
    const { error } = (await answer.json()) as { error: { data: { refusal: { fields: { field: string }[] } } } };
    expect(answer.status).toBe(400);
    expect(error.data.refusal.fields.map(({ field }) => field)).toEqual(fields);
  }
});

const runs = async () => (await pool().query('SELECT FROM run')).rowCount;
