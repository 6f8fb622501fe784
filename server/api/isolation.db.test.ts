import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access, Actor } from '@/server/identity/door';
import type { Outcome } from '@/server/kernel/outcome';
import { resetConfig } from '@/server/platform/config';
import { callerOf, makeCallers } from './access-callers';
import { downloads } from './access-downloads';
import { type ActorName, type Answer, actorNames, expectedAnswer, identityOf } from './access-expectation';
import { A, type Asked, frame, type IdsOfA } from './access-inputs';
import { procedures } from './access-procedures';
import { routes } from './access-routes';
import { makeRowsOfA } from './access-rows';
import type { DownloadRoute } from './download-route';
import { DOWNLOAD_PATH, downloadRoutes, handleDownload } from './downloads';
import { handleRest } from './rest';
import type { RestRoute } from './rest-route';
import { restRoutes } from './rest-routes';
import { appRouter } from './router';

// Every procedure, route and download, asked for merchant A's rows by everybody there is. One that is missing here fails.

/** Until they are made, the names of the tests say which they are. */
let ids = new Proxy({}, { get: (_target, name) => `{${String(name)}}` }) as IdsOfA;

beforeAll(async () => {
  // Everybody asks for everything within a minute.
  process.env.RATE_LIMIT_ANONYMOUS = '1000000';
  resetConfig();
  const { a, b, ...made } = await makeRowsOfA();
  ids = made.ids;
  await makeCallers({ A: a.id, B: b.id, platform: null });
});

/** Whatever would tell of A: its names, its rows' ids, their amounts and, in any sum, its currency. */
const tellsOfA = (text: string) =>
  /merchant-a|Name of A|(order|shopper|person|guest|another|key)-of-a|1111111|2222222|SEK/.test(text) ||
  [ids.disbursement, ids.paid, ids.inFile].some((id) => text.includes(id));

async function ofProcedure(actor: ActorName, path: string, asked: Asked, input: unknown): Promise<Answer> {
  let call: unknown = appRouter.createCaller((await callerOf(actor, accessOf(path))).caller);
  for (const part of path.split('.')) call = (call as Record<string, unknown>)[part];
  try {
    return ofText(actor, asked, JSON.stringify((await (call as (input: unknown) => Promise<unknown>)(input)) ?? null));
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    // A wrong code or password is an answer too: it tells of nobody but who asks.
    if (asked === 'own' && ['BAD_REQUEST', 'CONFLICT'].includes(error.code)) return 'own';
    return ofRefusal(error.code);
  }
}

async function ofRoute(actor: ActorName, route: RestRoute, asked: Asked, path: string, body?: string): Promise<Answer> {
  const { headers } = await callerOf(actor, route.access);
  return ofResponse(actor, asked, await send(route.method, path, headers, body));
}

async function ofDownload(
  actor: ActorName,
  { path, access }: DownloadRoute,
  asked: Asked,
  query: Record<string, string>,
): Promise<Answer> {
  const { headers } = await callerOf(actor, access);
  const url = `http://house.test${DOWNLOAD_PATH}${path}?${new URLSearchParams(query)}`;
  return ofResponse(actor, asked, await handleDownload(new Request(url, { headers })));
}

async function ofResponse(actor: ActorName, asked: Asked, response: Response): Promise<Answer> {
  const text = await response.text();
  if (response.ok) return ofText(actor, asked, text);
  return ofRefusal(
    { 401: 'UNAUTHORIZED', 403: 'FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT' }[response.status] ?? text,
  );
}

const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
  handleRest(
    new Request(`http://house.test/api/v1${path}`, {
      method: method.toUpperCase(),
      headers: { ...headers, ...(body?.startsWith('{') ? { 'content-type': 'application/json' } : {}) },
      ...(body === undefined ? {} : { body }),
    }),
  );

/** What B gets, and who is nobody, must not tell of A; what the others get is theirs to see. */
function ofText(actor: ActorName, asked: Asked, text: string): Answer {
  const identity = identityOf(actor);
  const isOfB = identity.kind === 'nobody' || identity.of === 'B';
  if (isOfB) return tellsOfA(text) ? 'seen' : 'own';
  return asked === 'own' ? 'own' : 'seen';
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

const accessOf = (path: string): Access =>
  (appRouter._def.procedures as unknown as Record<string, { _def: { meta?: { access: Access } } }>)[path]?._def.meta
    ?.access as Access;
const expected = (access: Access, asked: Asked) =>
  Object.fromEntries(actorNames.map((actor) => [actor, expectedAnswer(actor, access, asked)]));
const asksItself = 'what it declares is what its use case asks, also where no front door stands before it';
let asks = 0;
/** Asks as everybody, one after the other. */
async function answersOf(ask: (actor: ActorName) => Promise<Answer>) {
  const answers: Record<string, Answer> = {};
  for (const actor of actorNames) {
    answers[actor] = await ask(actor);
    asks += 1;
  }
  return answers;
}
afterAll(() => {
  const counts = [procedures, routes, downloads].map((of) => `${Object.keys(of).length} × ${actorNames.length}`);
  console.info(
    `role matrix: procedures ${counts[0]}, routes ${counts[1]}, downloads ${counts[2]} actors; ${asks} answers as the table says`,
  );
});

describe('procedures', () => {
  test('are all in the table', () => {
    expect(Object.keys(procedures).toSorted(byName)).toEqual(Object.keys(appRouter._def.procedures).toSorted(byName));
  });
  for (const [path, rows] of Object.entries(procedures)) {
    for (const [asked, input] of rows) {
      test(`${path} (${accessOf(path)}) ${JSON.stringify(input(ids))}: ${asked}`, async () => {
        const answers = await answersOf((actor) => ofProcedure(actor, path, asked, input(ids)));
        expect(answers).toEqual(expected(accessOf(path), asked));
      });
    }
  }

  test('disbursements.upcoming without a merchant is the actor’s own, and of nobody for those who have none', async () => {
    const answers = await answersOf((actor) => ofProcedure(actor, 'disbursements.upcoming', 'list', {}));
    const ofPlatform = actorNames.filter((actor) => {
      const identity = identityOf(actor);
      return identity.kind !== 'nobody' && identity.of === 'platform';
    });
    const usual = expected('disbursements:read', 'list');
    const absent = ofPlatform.filter((actor) => usual[actor] === 'seen').map((actor) => [actor, 'absent']);
    expect(answers).toEqual({ ...usual, ...Object.fromEntries(absent) });
  });
});

describe('routes', () => {
  test('are all in the table', () => {
    const all = restRoutes.map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(routes).toSorted(byName)).toEqual(all.toSorted(byName));
  });
  for (const [name, rows] of Object.entries(routes)) {
    const route = restRoutes.find(({ method, path }) => `${method} ${path}` === name) as RestRoute;
    for (const [asked, path, body] of rows) {
      test(`${name} ${path(ids)} (${route?.access}): ${asked}`, async () => {
        const answers = await answersOf((actor) =>
          ofRoute(actor, route, asked, path(ids), typeof body === 'function' ? body(ids) : body),
        );
        expect(answers).toEqual(expected(route.access, asked));
      });
    }
    test(`${name}: ${asksItself}`, () =>
      expectToAsk(route.access, (actor) => route.handle(actor, { input: anything, file: noFile })));
  }
});

describe('downloads', () => {
  test('are all in the table', () => {
    expect(Object.keys(downloads).toSorted(byName)).toEqual(downloadRoutes.map(({ path }) => path).toSorted(byName));
  });
  for (const [path, rows] of Object.entries(downloads)) {
    const route = downloadRoutes.find((each) => each.path === path) as DownloadRoute;
    for (const [asked, query] of rows) {
      test(`${path} (${route?.access}) ${JSON.stringify(query(ids))}: ${asked}`, async () => {
        const answers = await answersOf((actor) => ofDownload(actor, route, asked, query(ids)));
        expect(answers).toEqual(expected(route.access, asked));
      });
    }
    test(`${path}: ${asksItself}`, () => expectToAsk(route.access, (actor) => route.open(actor, anything)));
  }
});

async function expectToAsk(access: Access, ask: (actor: Actor | null) => Promise<Outcome<unknown>>): Promise<void> {
  for (const actor of actorNames) {
    const wanted = expectedAnswer(actor, access, 'own');
    if (wanted !== 'nobody' && wanted !== 'forbidden') continue;
    const outcome = await ask((await callerOf(actor, access)).caller.actor);
    expect({ actor, code: outcome.ok || outcome.refusal.code }).toEqual({
      actor,
      code: wanted === 'nobody' ? 'not_signed_in' : 'not_allowed',
    });
  }
}
const noFile = { key: 'none', sha256: '', bytes: 0 };
/** An input of any shape: who may not ask is refused before it is looked at. */
const anything: unknown = new Proxy(() => anything, {
  get: (_target, name) => (typeof name === 'string' && name !== 'then' ? anything : undefined),
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
    [`/webhooks/endpoints/${ids.endpoint}`, `/webhooks/endpoints/${randomUUID()}`],
    [`/webhooks/deliveries/${ids.delivery}`, `/webhooks/deliveries/${randomUUID()}`],
    [`/webhooks/deliveries?endpoint=${ids.endpoint}`, `/webhooks/deliveries?endpoint=${randomUUID()}`],
  ];
  for (const actor of ['owner of B', 'key of B with only this scope'] as const) {
    const say = async (path: string) => {
      const access = `${path.split(/[/?]/)[1]}:read` as Access;
      const response = await send('get', path, (await callerOf(actor, access)).headers);
      return [response.status, (await response.text()).replace(/merchant-[ax]/, 'merchant')];
    };
    for (const [others, none] of asked) expect(await say(others)).toEqual(await say(none));
  }
});

function byName(a: string, b: string): number {
  return a.localeCompare(b);
}
