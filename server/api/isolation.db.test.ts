import { randomUUID } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { encode } from 'next-auth/jwt';
import { createElement } from 'react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { camt, houseAccount, uploadStatement } from '@/prisma/demo/bank-statements';
import { bringIn, disburse, makeKey, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { sendFile } from '@/prisma/demo/import-file';
import { makeCustomer, makeInvoice, makePlan, subscribe } from '@/prisma/demo/invoices';
import { makeCaptured } from '@/prisma/demo/paid';
import { refundPayment, takePayment } from '@/prisma/demo/payments';
import { listReviewItems } from '@/server/billing/use-cases/reviews';
import { startRun } from '@/server/billing/use-cases/start-run';
import { workRun } from '@/server/billing/use-cases/work-run';
import { type Access, jobActor, platformScopes } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { authenticateSession } from '@/server/identity/use-cases/authenticate';
import { authenticateKey } from '@/server/identity/use-cases/authenticate-key';
import { createApiKey } from '@/server/identity/use-cases/create-api-key';
import { createUser } from '@/server/identity/use-cases/create-user';
import { sendInvitation } from '@/server/identity/use-cases/invitations/send-invitation';
import { openSession } from '@/server/identity/use-cases/open-session';
import { unwrap } from '@/server/kernel/outcome';
import { getJournal } from '@/server/ledger/use-cases/get-journal';
import type { ProposeBankAccountInput } from '@/server/merchants/schema/bank-accounts';
import { proposeBankAccount } from '@/server/merchants/use-cases/bank-accounts/propose-account';
import { holdMerchant, listHolds } from '@/server/merchants/use-cases/hold-merchant';
import { getPayable } from '@/server/payables/use-cases/get-payable';
import { listPaymentPayables } from '@/server/payables/use-cases/list-payment-payables';
import { owePayment } from '@/server/payables/use-cases/owe-payment';
import { requestSettlement } from '@/server/payables/use-cases/request-settlement';
import { buryPayment } from '@/server/payments/use-cases/bury-failed-work';
import { openDispute } from '@/server/payments/use-cases/open-dispute';
import { config, resetConfig } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { MailFrame } from '@/server/platform/mail/mail-parts';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { askQuestion } from '@/server/questions/use-cases/ask-question';
import { listStatementLines } from '@/server/reconciliation/use-cases/list-statements';
import { matchByHand } from '@/server/reconciliation/use-cases/match-by-hand';
import { createEndpoint } from '@/server/webhooks/use-cases/create-endpoint';
import { sendTest } from '@/server/webhooks/use-cases/send-test';
import { type ActorName, type Answer, actorNames, expectedAnswer, identityOf } from './access-expectation';
import { A, type Asked, frame, type IdsOfA, proposedAccount } from './access-inputs';
import { procedures } from './access-procedures';
import { routes } from './access-routes';
import type { Caller } from './authenticate-request';
import { handleRest } from './rest';
import type { RestRoute } from './rest-route';
import { restRoutes } from './rest-routes';
import { appRouter } from './router';

// Every procedure and every route, asked for merchant A's rows by everybody there is. One that is missing here fails.

const noMoney = { payable: '', paidPayment: '', account: '', journal: '', settlement: '' };
const noInvoices = { invoice: '', subscription: '', billingRun: '', review: '' };
const noWebhooks = { endpoint: '', endpointToDelete: '', delivery: '' };
const noPayments = { payment: '', refund: '', dispute: '', deadLetter: '' };
const ids: IdsOfA = {
  ...noPayments,
  order: '',
  bankAccount: '',
  hold: '',
  feeSchedule: '',
  disbursement: '',
  line: '',
  question: '',
  run: '',
  import: '',
  bankStatement: '',
  bankLine: '',
  bankMatch: '',
  mail: '',
  entry: '',
  person: '',
  invitation: '',
  apiKey: '',
  ...noWebhooks,
  ...noInvoices,
  ...noMoney,
};
let merchantIds: { A: bigint; B: bigint; platform: null };
const people = new Map<ActorName, { caller: Caller; headers: Record<string, string> }>();

beforeAll(async () => {
  // Everybody asks for everything within a minute.
  process.env.RATE_LIMIT_ANONYMOUS = '1000000';
  resetConfig();
  const a = await makeMerchant({ reference: A, name: 'Name of A', currency: 'SEK' });
  const b = await makeMerchant({ reference: 'merchant-b', name: 'Name of B' });
  await bringIn(a, [
    orderOf(a, '2026-01-07T10:00Z', 1_111_111, { externalReference: 'order-of-a', shopperReference: 'shopper-of-a' }),
    orderOf(a, '2026-02-07T10:00Z', 2_222_222, { externalReference: 'order-of-a-2' }),
  ]);
  await bringIn(b, [orderOf(b, '2026-01-07T10:00Z', 700, { externalReference: 'order-of-b' })]);
  const { rows: orders } = await pool().query<{ id: bigint }>(
    `SELECT id FROM "order" WHERE external_reference = 'order-of-a'`,
  );
  ids.order = String(orders[0]?.id);
  ids.payment = await takePayment(a, 1_111_111, { customerReference: 'shopper-of-a', description: 'Of A' });
  ids.refund = await refundPayment(ids.payment, 2_222);
  const disputed = await takePayment(a, 2_222_222, { customerReference: 'shopper-of-a' });
  ids.dispute = unwrap(await openDispute(jobActor('test'), { id: disputed, fee: 0 })).id;
  await buryPayment(await takePayment(a, 1_111_111), 'of merchant-a');
  ids.deadLetter = String((await pool().query<{ id: bigint }>('SELECT id FROM dead_letter')).rows[0]?.id);
  ids.run = await disburse('1week', '2026-01-12');
  const paid = await makeCaptured(a, 3_333_333, { customer: 'shopper-of-a' });
  await owePayment(paid);
  ids.paidPayment = paid.toString();
  const [owed] = unwrap(await listPaymentPayables(jobActor('test'), ids.paidPayment)).data;
  ids.payable = owed?.id as string;
  ids.journal = unwrap(await getPayable(jobActor('test'), ids.payable)).journalId;
  ids.account = unwrap(await getJournal(jobActor('test'), ids.journal)).lines[0]?.accountId as string;
  await makeCustomer({ reference: 'customer-of-a', name: 'Name of A', merchant: A });
  await makePlan({ reference: 'a-plan', prices: [{ amount: 100, currency: 'EUR' }] });
  ids.subscription = await subscribe('customer-of-a', 'a-plan', '2029-01-01');
  const invoiceOfA = await makeInvoice('customer-of-a', {
    lines: [{ description: 'Of A', unitAmount: 1_111_111, quantity: 1, taxRatePpm: 0 }],
    chargeOn: '2026-05-01',
  });
  ids.invoice = invoiceOfA.id;
  const billing = unwrap(await startRun(jobActor('test'), { period: '2026-05', customer: 'customer-of-a' }));
  ids.billingRun = billing.run.id;
  // It has no card: so there is something to review.
  await workRun(ids.billingRun);
  ids.review = unwrap(await listReviewItems(jobActor('test'), { state: 'open', limit: 1 })).data[0]?.id as string;
  ids.settlement = unwrap(await requestSettlement(jobActor('test'), { through: '2026-01-09' })).settlement.id;
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE merchant_id = $1', [
    a.id.toString(),
  ]);
  ids.disbursement = String(rows[0]?.id);
  const { rows: lines } = await pool().query<{ id: bigint }>(
    `SELECT p.id FROM payable p JOIN "order" o ON o.id = p.source_id AND p.kind = 'capture' WHERE o.external_reference = 'order-of-a'`,
  );
  ids.line = String(lines[0]?.id);
  const asking = { disbursement: ids.disbursement, text: 'Of A' };
  ids.question = unwrap(await askQuestion(jobActor('test'), asking)).question.id;
  await transaction((client) => {
    const body = createElement(MailFrame, { title: 'For A', preview: '' });
    return queueMail(client, { kind: 'test.mail', to: 'a@example.org', subject: 'For A', body, merchantId: a.id });
  });
  ids.mail = (await pool().query<{ id: string }>('SELECT id FROM mail')).rows[0]?.id as string;
  await houseAccount();
  const entryOfA = { amountMinor: -1_111_111n, text: 'Name of A' };
  const statement = unwrap(await uploadStatement(jobActor('test'), camt({ entries: [entryOfA, entryOfA] })));
  ids.bankStatement = statement.statements[0]?.id as string;
  const [line, other] = unwrap(await listStatementLines(jobActor('test'), { id: ids.bankStatement, limit: 2 })).data;
  ids.bankLine = line?.id as string;
  const byHand = { lines: [other?.id as string], entries: [], bookAs: 'bank_fees' as const, remark: 'test' };
  ids.bankMatch = unwrap(await matchByHand(jobActor('test'), byHand)).id;
  ids.import = unwrap(await sendFile('orders', `${A},1.00,2026-02-08\n`, { apply: false })).id;

  const personOfA = { email: 'person-of-a@example.org', name: 'person-of-a', password: 'x', merchantId: a.id } as const;
  ids.person = (await createUser({ ...personOfA, role: 'merchant_viewer' })).id;
  const invited = await sendInvitation((await personOf('admin', null)).caller.actor, {
    email: 'guest-of-a@example.org',
    role: 'merchant_viewer',
    merchant: A,
  });
  ids.invitation = unwrap(invited).id;
  ids.apiKey = (await createApiKey({ name: 'key-of-a', scopes: ['orders:read'], merchantId: a.id })).id;

  const admin = (await personOf('admin', null)).caller.actor;
  unwrap(await proposeBankAccount(admin, proposedAccount as ProposeBankAccountInput));
  // Of another currency, so that what everybody decides on is not what waits in the list.
  const decided = { ...proposedAccount, currency: 'GBP' } as ProposeBankAccountInput;
  ids.bankAccount = unwrap(await proposeBankAccount(admin, decided)).id;
  unwrap(await holdMerchant(jobActor('test'), { reference: A, kind: 'staff', reason: 'test' }));
  ids.hold = unwrap(await listHolds(jobActor('test'), A)).data[0]?.id as string;
  const feesOfA = await pool().query<{ id: bigint }>(
    `SELECT id FROM fee_schedule WHERE currency = 'SEK' AND name = 'default' AND merchant_id IS NULL`,
  );
  ids.feeSchedule = String(feesOfA.rows[0]?.id);
  const endpointOfA = { url: 'https://of-a.example/', description: 'another-of-a', eventTypes: [], merchant: A };
  const endpoint = async () => unwrap(await createEndpoint(admin, endpointOfA)).endpoint.id;
  ids.endpoint = await endpoint();
  ids.endpointToDelete = await endpoint();
  ids.delivery = unwrap(await sendTest(admin, ids.endpoint)).id;
  const created = await pool().query<{ id: bigint }>('SELECT id FROM audit_entry WHERE merchant_id = $1', [
    a.id.toString(),
  ]);
  ids.entry = String(created.rows[0]?.id);

  merchantIds = { A: a.id, B: b.id, platform: null };
  for (const name of actorNames) {
    const identity = identityOf(name);
    if (identity.kind === 'person') people.set(name, await personOf(identity.role, merchantIds[identity.of]));
  }
  const disabled = await personOf('admin', null);
  await pool().query('UPDATE "user" SET disabled_at = now() WHERE id = $1', [disabled.caller.actor?.id]);
  people.set('a person who is disabled', { ...disabled, caller: nobody });
});

const nobody: Caller = { actor: null, viewer: null };

async function personOf(role: Role, merchantId: bigint | null) {
  const sessionToken = await openSession(await makePerson(role, merchantId));
  const caller = (await authenticateSession(sessionToken)) as Caller;
  const cookie = await encode({ token: { sessionToken }, secret: config().NEXTAUTH_SECRET });
  const headers = { cookie: `next-auth.session-token=${cookie}`, origin: 'http://house.test', host: 'house.test' };
  return { caller, headers };
}

/** The caller as an actor of the table asks for something of this access; keys are made for the occasion, once. */
async function callerOf(actor: ActorName, access: Access) {
  if (actor === 'nobody') return { caller: nobody, headers: {} };
  const person = people.get(actor);
  if (person) return person;
  const permission = access === 'person' || access === 'anyone' ? null : access;
  const name = `${actor} ${permission}`;
  let secret = keys.get(name);
  if (!secret) {
    const identity = identityOf(actor);
    const isOver = identity.kind === 'nobody';
    secret = isOver
      ? await makeKey(platformScopes)
      : await makeKey([...(identity.kind === 'key' ? identity.scopes(permission) : [])], merchantIds[identity.of]);
    const id = (await authenticateKey(secret))?.id;
    if (actor === 'a key that was revoked')
      await pool().query('UPDATE api_key SET revoked_at = now() WHERE id = $1', [id]);
    if (actor === 'a key that has expired')
      await pool().query(`UPDATE api_key SET expires_at = now() - interval '1 minute' WHERE id = $1`, [id]);
    keys.set(name, secret);
  }
  return {
    caller: { actor: await authenticateKey(secret), viewer: null },
    headers: { authorization: `Bearer ${secret}` },
  };
}
const keys = new Map<string, string>();

/** Whatever would tell of A: its names, its rows' ids, their amounts and, in any sum, its currency. */
const tellsOfA = (text: string) =>
  /merchant-a|Name of A|(order|shopper|person|guest|another|key)-of-a|1111111|2222222|SEK/.test(text) ||
  text.includes(`"id":"${ids.disbursement}"`);

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
  const response = await send(route.method, path, headers, body);
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
  const counts = [Object.keys(procedures).length, restRoutes.length].map((count) => `${count} × ${actorNames.length}`);
  console.info(`role matrix: procedures ${counts[0]}, routes ${counts[1]} actors; ${asks} answers as the table says`);
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
    test(`${name}: what it declares is what its use case asks, also where no front door stands before it`, async () => {
      for (const actor of actorNames) {
        const wanted = expectedAnswer(actor, route.access, 'own');
        if (wanted !== 'nobody' && wanted !== 'forbidden') continue;
        const { caller } = await callerOf(actor, route.access);
        const outcome = await route.handle(caller.actor, { input: anything, file: noFile });
        expect({ actor, code: outcome.ok || outcome.refusal.code }).toEqual({
          actor,
          code: wanted === 'nobody' ? 'not_signed_in' : 'not_allowed',
        });
      }
    });
  }
});

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
