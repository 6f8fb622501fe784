import { TRPCError } from '@trpc/server';
import { encode } from 'next-auth/jwt';
import { createElement } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeKey, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { sendFile } from '@/prisma/demo/import-file';
import { type Permission, platformScopes } from '@/server/identity/door';
import { authenticateSession } from '@/server/identity/use-cases/authenticate';
import { authenticateKey } from '@/server/identity/use-cases/authenticate-key';
import { openSession } from '@/server/identity/use-cases/sign-in';
import { unwrap } from '@/server/kernel/outcome';
import { config } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { MailFrame } from '@/server/platform/mail/mail-parts';
import { queueMail } from '@/server/platform/mail/queue-mail';
import {
  A,
  type ActorName,
  type Answer,
  actors,
  frame,
  type IdsOfA,
  procedures,
  type Rule,
  routes,
  rules,
} from './access-table';
import type { Caller } from './authenticate-request';
import { handleRest, restRoutes } from './rest';
import { appRouter } from './router';

// Every procedure and every route, asked for merchant A's rows by everybody there is. One that is missing here fails.

const ids: IdsOfA = { disbursement: '', run: '', import: '', mail: '' };
const callers = new Map<ActorName, Caller>();
const headers = new Map<ActorName, Record<string, string>>();

beforeAll(async () => {
  const a = await makeMerchant({ reference: A, name: 'Name of A', currency: 'SEK' });
  const b = await makeMerchant({ reference: 'merchant-b', name: 'Name of B' });
  await bringIn(a, [
    orderOf(a, '2026-01-07T10:00Z', 1_111_111, { externalReference: 'order-of-a', shopperReference: 'shopper-of-a' }),
    orderOf(a, '2026-02-07T10:00Z', 2_222_222, { externalReference: 'order-of-a-2' }),
  ]);
  await bringIn(b, [orderOf(b, '2026-01-07T10:00Z', 700, { externalReference: 'order-of-b' })]);
  ids.run = await disburse('1week', '2026-01-12');
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE merchant_id = $1', [
    a.id.toString(),
  ]);
  ids.disbursement = String(rows[0]?.id);
  await transaction((client) => {
    const body = createElement(MailFrame, { title: 'For A', preview: '' });
    return queueMail(client, { kind: 'test.mail', to: 'a@example.org', subject: 'For A', body, merchantId: a.id });
  });
  ids.mail = (await pool().query<{ id: string }>('SELECT id FROM mail')).rows[0]?.id as string;
  ids.import = unwrap(await sendFile('orders', `${A},1.00,2026-02-08\n`, { apply: false })).id;

  const key = async (name: ActorName, scopes: Permission[], merchantId: bigint | null) => {
    const secret = await makeKey(scopes, merchantId);
    callers.set(name, { actor: await authenticateKey(secret), viewer: null });
    headers.set(name, { authorization: `Bearer ${secret}` });
  };
  const person = async (name: ActorName, ...of: Parameters<typeof makePerson>) => {
    const sessionToken = await openSession(await makePerson(...of));
    callers.set(name, (await authenticateSession(sessionToken)) as Caller);
    const cookie = await encode({ token: { sessionToken }, secret: config().NEXTAUTH_SECRET });
    headers.set(name, { cookie: `next-auth.session-token=${cookie}`, origin: 'http://house.test', host: 'house.test' });
  };
  callers.set('nobody', { actor: null, viewer: null });
  headers.set('nobody', {});
  for (const role of ['admin', 'finance_operator', 'finance_approver', 'auditor'] as const) await person(role, role);
  await person('owner of A', 'merchant_owner', a.id);
  await person('viewer of A', 'merchant_viewer', a.id);
  await person('owner of B', 'merchant_owner', b.id);
  await person('viewer of B', 'merchant_viewer', b.id);
  await key('key of the platform', platformScopes, null);
  await key('key of the platform without scopes', [], null);
  await key('key of A', platformScopes, a.id);
  await key('key of A without scopes', [], a.id);
  await key('key of B', platformScopes, b.id);
});

/** Whatever would tell of A: its names, its rows' ids, their amounts and, in any sum, its currency. */
const tellsOfA = (text: string) =>
  /merchant-a|Name of A|order-of-a|shopper-of-a|1111111|2222222|SEK/.test(text) ||
  text.includes(`"id":"${ids.disbursement}"`);

async function ofProcedure(actor: ActorName, path: string, input: unknown): Promise<Answer> {
  let call: unknown = appRouter.createCaller(callers.get(actor) as Caller);
  for (const part of path.split('.')) call = (call as Record<string, unknown>)[part];
  try {
    const text = JSON.stringify(await (call as (input: unknown) => Promise<unknown>)(input));
    return tellsOfA(text) || !actor.endsWith('of B') ? 'seen' : 'own';
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return ofRefusal(error.code);
  }
}

async function ofRoute(actor: ActorName, method: string, path: string, body?: string): Promise<Answer> {
  const request = new Request(`http://house.test/api/v1${path}`, {
    method,
    headers: headers.get(actor) as Record<string, string>,
    ...(body === undefined ? {} : { body }),
  });
  const response = await handleRest(request);
  const text = await response.text();
  if (response.ok) return tellsOfA(text) || !actor.endsWith('of B') ? 'seen' : 'own';
  return ofRefusal(
    { 401: 'UNAUTHORIZED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT' }[response.status] ?? text,
  );
}

function ofRefusal(code: string): Answer {
  const answers: Record<string, Answer> = {
    UNAUTHORIZED: 'nobody',
    FORBIDDEN: 'forbidden',
    NOT_FOUND: 'absent',
    CONFLICT: 'seen',
  };
  const answer = answers[code];
  if (!answer) throw new Error(`an answer that this table does not know: ${code}`);
  return answer;
}

const expected = (rule: Rule) => Object.fromEntries(actors.map((actor) => [actor, rules[rule](actor)]));

describe('procedures', () => {
  test('are all in the table', () => {
    expect(Object.keys(procedures).toSorted(byName)).toEqual(Object.keys(appRouter._def.procedures).toSorted(byName));
  });
  for (const [path, rows] of Object.entries(procedures)) {
    for (const [rule, input] of rows) {
      test(`${path} ${JSON.stringify(input(ids))}: ${rule}`, async () => {
        const answers: Record<string, Answer> = {};
        for (const actor of actors) answers[actor] = await ofProcedure(actor, path, input(ids));
        expect(answers).toEqual(expected(rule));
      });
    }
  }

  test('disbursements.upcoming without a merchant is the actor’s own, and of nobody for those who have none', async () => {
    const answers: Record<string, Answer> = {};
    for (const actor of actors) answers[actor] = await ofProcedure(actor, 'disbursements.upcoming', {});
    const isOfAMerchant = (actor: ActorName) => / of [AB]$/.test(actor);
    expect(answers).toEqual({
      ...expected('merchantList'),
      ...Object.fromEntries(
        actors
          .filter((actor) => !isOfAMerchant(actor) && rules.merchantList(actor) === 'seen')
          .map((actor) => [actor, 'absent']),
      ),
    });
  });
});

describe('routes', () => {
  test('are all in the table', () => {
    const all = restRoutes.map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(routes).toSorted(byName)).toEqual(all.toSorted(byName));
  });
  for (const [name, rows] of Object.entries(routes)) {
    for (const [rule, path, body] of rows) {
      test(`${name} ${path(ids)}: ${rule}`, async () => {
        const method = name.split(' ', 1)[0] as string;
        const answers: Record<string, Answer> = {};
        for (const actor of actors) answers[actor] = await ofRoute(actor, method.toUpperCase(), path(ids), body);
        expect(answers).toEqual(expected(rule));
      });
    }
  }
});

test('what exists for others and what does not exist at all are refused in the same words', async () => {
  const asked: [others: string, none: string][] = [
    [`/merchants/${A}`, '/merchants/merchant-x'],
    [`/disbursements/${ids.disbursement}`, '/disbursements/999999'],
    [`/disbursements/${ids.disbursement}/lines`, '/disbursements/999999/lines'],
    [
      `/disbursements?${new URLSearchParams({ ...frame, merchant: A })}`,
      `/disbursements?${new URLSearchParams({ ...frame, merchant: 'merchant-x' })}`,
    ],
    [`/orders?merchant=${A}`, '/orders?merchant=merchant-x'],
  ];
  for (const actor of ['owner of B', 'key of B'] as const) {
    const say = async (path: string) => {
      const response = await handleRest(
        new Request(`http://house.test/api/v1${path}`, { headers: headers.get(actor) as Record<string, string> }),
      );
      return [response.status, (await response.text()).replace(/merchant-[ax]/, 'merchant')];
    };
    for (const [others, none] of asked) expect(await say(others)).toEqual(await say(none));
  }
});

function byName(a: string, b: string): number {
  return a.localeCompare(b);
}
