import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePerson } from '@/prisma/demo/factories';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { invoiceChecks } from '@/server/invoices/door';
import { changeCustomer } from '@/server/invoices/use-cases/change-customer';
import { creditInvoice } from '@/server/invoices/use-cases/credit-invoice';
import { getInvoice } from '@/server/invoices/use-cases/read-invoices';
import type { Finding } from '@/server/kernel/finding';
import { unwrap } from '@/server/kernel/outcome';
import { ledgerChecks } from '@/server/ledger/door';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { billingChecks } from '../store/verifying';
import { type Charger, configuredCharger } from './charger';
import { cancelRun, pauseRun, resumeRun } from './control-run';
import { getBillingRun, listInvoiceAttempts, listRunAttempts } from './read-runs';
import { chargeInvoice, retryGroup, retryInvoice } from './retry';
import { listReviewItems } from './reviews';
import { changeSettings } from './settings';
import { startDueRuns } from './start-due-runs';
import { startRun } from './start-run';
import { resolveUnknown, workRun } from './work-run';

const staff = jobActor('test');
let restore = () => {};
const at = (instant: string) => {
  restore();
  restore = fixClock(instant);
};
beforeEach(async () => {
  at('2026-05-01T10:00:00Z');
  await pool().query(`UPDATE invoice SET charge_on = NULL, next_try_at = NULL WHERE status = 'open'`);
});
afterEach(() => restore());

const card = (behaviour: string) => ({ token: `sim_${behaviour}`, brand: 'visa', last4: '4242', expiry: '12/40' });

/** An invoice of 12.10 EUR that is to be charged on the first of May. */
async function due(behaviour: string | null, facts: Parameters<typeof makeCustomer>[0] = {}) {
  const customer = await makeCustomer({ card: behaviour === null ? null : card(behaviour), ...facts });
  return makeInvoice(customer, { chargeOn: '2026-05-01' });
}

const ask = async (period = '2026-05') => unwrap(await startRun(staff, { period })).run;
/** Works until there is nothing to do at this instant. */
const work = (runId: string) => workRun(runId, { stretchMs: 60_000 });
const statusOf = async ({ id }: { id: string }) => unwrap(await getInvoice(staff, id));
const outcomesOf = async (invoice: { id: string }) =>
  unwrap(await listInvoiceAttempts(staff, invoice.id)).map(({ kind, outcome }) => `${kind} ${outcome}`);
/** What the simulator's own books say was taken under an invoice's number. */
const chargedAtProvider = async ({ number }: { number: string | null }) =>
  (
    await pool().query(
      `SELECT reference FROM simulated_charge WHERE starts_with(reference, $1 || '/') AND outcome = 'succeeded'`,
      [number],
    )
  ).rowCount;
/** Something that a test waits for until another part of it gives it. */
function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
async function booksHold() {
  const findings: Finding[] = [];
  for (const check of [...invoiceChecks, ...billingChecks, ...ledgerChecks])
    for await (const finding of check.run()) findings.push(finding);
  expect(findings).toEqual([]);
}

test('charges what is due, each invoice once, and says what came of it', async () => {
  const [paid, poor] = [await due('ok'), await due('insufficient_funds')];
  const later = await makeInvoice(await makeCustomer({ card: card('ok') }), { chargeOn: '2026-05-02' });
  const run = await ask();
  expect(run).toMatchObject({
    status: 'running',
    total: 2,
    expected: [{ count: 2, amount: { amount: 2_420, currency: 'EUR' } }],
  });
  expect(unwrap(await startRun(staff, { period: '2026-05' }))).toMatchObject({
    alreadyThere: true,
    run: { id: run.id },
  });
  expect(await work(run.id)).toEqual({ done: true });
  expect(await statusOf(paid)).toMatchObject({ status: 'paid', paidBy: `${paid.number}/1` });
  expect(await statusOf(poor)).toMatchObject({ status: 'open', reason: 'There is not enough money on the account.' });
  expect(await statusOf(later)).toMatchObject({ status: 'open' });
  expect(await chargedAtProvider(paid)).toBe(1);
  const again = await ask();
  expect(again).toMatchObject({ id: run.id, status: 'completed', done: 2, total: 2 });
  expect(again.outcomes.map(({ outcome, invoices }) => [outcome, invoices])).toEqual([
    ['charged', 1],
    ['no_funds', 1],
  ]);
  expect(unwrap(await listRunAttempts(staff, { id: run.id, limit: 10, outcome: 'no_funds' })).data).toHaveLength(1);
  await booksHold();
});

test('too little money: tried on days 1, 3, 7 and 14, then given up; retried it begins anew', async () => {
  const poor = await due('insufficient_funds');
  await work((await ask()).id);
  const tried: string[] = [];
  for (let day = 1; day <= 20; day++) {
    at(`2026-05-${String(day).padStart(2, '0')}T23:30:00Z`);
    const { started } = await startDueRuns();
    for (const id of started) {
      await work(id);
      tried.push(`2026-05-${String(day).padStart(2, '0')}`);
    }
  }
  // In Madrid it is the next day already.
  expect(tried).toEqual(['2026-05-01', '2026-05-03', '2026-05-07', '2026-05-14']);
  expect(await statusOf(poor)).toMatchObject({ status: 'failed' });
  expect(await outcomesOf(poor)).toHaveLength(5);
  unwrap(await changeCustomer(staff, { reference: poor.customer, card: card('ok') }));
  await work(unwrap(await retryInvoice(staff, poor.id)).run.id);
  expect(await statusOf(poor)).toMatchObject({ status: 'paid', paidBy: `${poor.number}/6` });
  expect(await chargedAtProvider(poor)).toBe(1);
});

test('the network: at once again with growing pauses', async () => {
  const invoice = await due('network_error');
  const { id } = await ask();
  expect(await work(id)).toEqual({ done: false, waitMs: 2_000 });
  at('2026-05-01T10:00:01.700Z');
  expect(await work(id)).toEqual({ done: false, waitMs: 1_000 });
  at('2026-05-01T10:00:02Z');
  expect(await work(id)).toEqual({ done: false, waitMs: 10_000 });
  expect(await statusOf(invoice)).toMatchObject({ status: 'open', reason: 'The provider could not be reached.' });
  at('2026-05-01T10:00:12Z');
  expect(await work(id)).toEqual({ done: true });
  // What never left the house goes again under its own key.
  expect(await statusOf(invoice)).toMatchObject({ status: 'paid', paidBy: `${invoice.number}/1` });
  expect(await outcomesOf(invoice)).toEqual(['charge network_error', 'charge network_error', 'charge charged']);
});

test.each([
  ['timeout', ['charge unknown', 'look_up charged'], 'charged, but its answer was lost'],
  [
    'timeout_before',
    ['charge unknown', 'look_up not_found', 'charge charged'],
    'lost on its way, and sent again under its key',
  ],
])('%s: asked about, never charged anew', async (behaviour, calls) => {
  const invoice = await due(behaviour);
  const { id } = await ask();
  expect(await work(id)).toEqual({ done: false, waitMs: 5_000 });
  expect(await statusOf(invoice)).toMatchObject({ status: 'unknown' });
  expect(await chargeInvoice(staff, invoice.id)).toMatchObject({ refusal: { code: 'impossible_move' } });
  at('2026-05-01T10:00:05Z');
  while (!(await work(id)).done);
  expect(await outcomesOf(invoice)).toEqual(calls);
  expect(await statusOf(invoice)).toMatchObject({ status: 'paid', paidBy: `${invoice.number}/1` });
  expect(await chargedAtProvider(invoice)).toBe(1);
  await booksHold();
});

test.each([
  ['customer_not_found', {}, 'customer_not_found'],
  ['currency_mismatch', {}, 'currency_mismatch'],
  [null, {}, 'no_payment_method'],
] as const)('%s: to a person, and not tried blindly', async (behaviour, facts, code) => {
  const invoice = await due(behaviour, facts);
  await work((await ask()).id);
  expect(await statusOf(invoice)).toMatchObject({ status: 'failed' });
  const { data } = unwrap(await listReviewItems(staff, { state: 'open', limit: 200 }));
  expect(data.find((item) => item.invoiceId === invoice.id)).toMatchObject({ code, foundBy: 'charge' });
  const failed = unwrap(await startRun(staff, { period: '2026-05', status: 'failed' }));
  await work(failed.run.id);
  expect(await outcomesOf(invoice)).toHaveLength(1);
});

test('an invoice in a currency that the customer no longer pays in is not sent; once mended, its group is retried', async () => {
  const invoice = await due('ok');
  unwrap(await changeCustomer(staff, { reference: invoice.customer, currency: 'SEK' }));
  const { id } = await ask();
  await work(id);
  expect(await statusOf(invoice)).toMatchObject({ status: 'failed', reason: expect.stringContaining('pays in SEK') });
  expect(await chargedAtProvider(invoice)).toBe(0);
  unwrap(await changeCustomer(staff, { reference: invoice.customer, currency: 'EUR' }));
  unwrap(await retryGroup(staff, { id, outcome: 'currency_mismatch' }));
  await work(id);
  expect(await statusOf(invoice)).toMatchObject({ status: 'paid' });
  const { data } = unwrap(await listReviewItems(staff, { state: 'resolved', limit: 200 }));
  expect(data.find((item) => item.invoiceId === invoice.id)).toMatchObject({ resolvedBy: 'job:test' });
});

test('paused it charges nothing, resumed it goes on, cancelled it leaves the rest as it was', async () => {
  const invoice = await due('ok');
  const { id } = await ask();
  unwrap(await pauseRun(staff, { id }));
  expect(await work(id)).toEqual({ done: true });
  expect(await statusOf(invoice)).toMatchObject({ status: 'open' });
  unwrap(await resumeRun(staff, { id }));
  unwrap(await cancelRun(staff, { id, reason: 'The wrong month' }));
  expect(await work(id)).toEqual({ done: true });
  expect(await statusOf(invoice)).toMatchObject({ status: 'open' });
  expect(await resumeRun(staff, { id })).toMatchObject({ refusal: { code: 'impossible_move' } });
  expect(await ask()).toMatchObject({ id, status: 'running' });
  await work(id);
  expect(await statusOf(invoice)).toMatchObject({ status: 'paid' });
});

test('a process that died in the middle: what it had begun is asked about, not charged anew', async () => {
  const [arrived, lost] = [await due('ok'), await due('ok')];
  const { id } = await ask();
  const dying = workRun(id, {
    charger: {
      name: 'simulator',
      charge: async (claim) => {
        if (claim.invoice_id.toString() === arrived.id)
          await pool().query(
            `INSERT INTO simulated_charge (reference, kind, provider_id, token, amount_minor, currency, outcome, created_at, ready_at)
             VALUES ($1, 'charge', $1, 'sim_ok', 1210, 'EUR', 'succeeded', now() - interval '1 year', now() - interval '1 year')`,
            [claim.key],
          );
        throw new Error('killed');
      },
      lookUp: () => Promise.reject(new Error('killed')),
    },
  });
  await dying.catch(() => {});
  expect([await statusOf(arrived), await statusOf(lost)]).toMatchObject([
    { status: 'processing' },
    { status: 'processing' },
  ]);
  // Whoever goes on at once leaves them alone; a minute later they are taken up.
  await work(id);
  expect(await outcomesOf(arrived)).toEqual(['charge null']);
  at('2026-05-01T10:01:00Z');
  await resolveUnknown();
  await resolveUnknown();
  expect(await outcomesOf(arrived)).toEqual(['charge null', 'look_up charged']);
  expect(await outcomesOf(lost)).toEqual(['charge null', 'look_up not_found', 'charge charged']);
  expect([await chargedAtProvider(arrived), await chargedAtProvider(lost)]).toEqual([1, 1]);
  await booksHold();
});

test('an answer that comes while a later call is under way is kept, and moves nothing', async () => {
  const invoice = await due('ok');
  const { id } = await ask();
  const real = configuredCharger();
  const [first, firstAnswer, resent, resentAnswer] = [signal(), signal(), signal(), signal()];
  const slow: Charger = {
    ...real,
    charge: async (claim) => {
      if (claim.number === 1) {
        first.give();
        await firstAnswer.given;
        return { outcome: 'not_sent', code: 'network_error', words: 'Nobody there.', latencyMs: 90_000 };
      }
      resent.give();
      await resentAnswer.given;
      return real.charge(claim);
    },
  };
  const working = workRun(id, { charger: slow });
  await first.given;
  // What is asked about is left to others.
  unwrap(await pauseRun(staff, { id }));
  at('2026-05-01T10:01:00Z');
  // At the second look at the latest what never arrived is sent again.
  const resending = resolveUnknown(slow).then(() => resolveUnknown(slow));
  await resent.given;
  firstAnswer.give();
  await working;
  expect(await outcomesOf(invoice)).toEqual(['charge network_error', 'look_up not_found', 'charge null']);
  // Were it open, it would be charged a second time, under another key.
  expect(await statusOf(invoice)).toMatchObject({ status: 'processing' });
  resentAnswer.give();
  await resending;
  unwrap(await resumeRun(staff, { id }));
  expect(await work(id)).toEqual({ done: true });
  expect(await statusOf(invoice)).toMatchObject({ status: 'paid', paidBy: `${invoice.number}/1` });
  expect(await chargedAtProvider(invoice)).toBe(1);
  await booksHold();
});

test('an answer that cannot be written down fails the stretch, once all others are', async () => {
  const invoices = await Promise.all(Array.from({ length: 20 }, () => due('ok')));
  const [bad] = invoices as [(typeof invoices)[0]];
  const { id } = await ask();
  const charger: Charger = {
    name: 'simulator',
    charge: async (claim) => ({
      outcome: 'succeeded',
      providerId: `p-${claim.key}`,
      words: claim.invoice_id.toString() === bad.id ? '\0' : undefined,
      latencyMs: 1,
    }),
    lookUp: async () => ({ outcome: 'not_found', latencyMs: 1 }),
  };
  await expect(workRun(id, { charger, stretchMs: 60_000 })).rejects.toThrow('0x00');
  const { rows } = await pool().query(
    `SELECT status, count(*)::int FROM invoice WHERE id = ANY($1) GROUP BY 1 ORDER BY 1`,
    [invoices.map((invoice) => invoice.id)],
  );
  expect(rows).toEqual([
    { status: 'processing', count: 1 },
    { status: 'paid', count: 19 },
  ]);
});

test('two at work on one run at once charge nothing twice', async () => {
  const invoices = await Promise.all(Array.from({ length: 60 }, () => due('ok')));
  const { id } = await ask();
  await Promise.all([work(id), work(id), work(id)]);
  await work(id);
  const { rows } = await pool().query(
    `SELECT count(*)::int AS charges, count(DISTINCT split_part(reference, '/', 1))::int AS invoices FROM simulated_charge
      WHERE split_part(reference, '/', 1) = ANY($1)`,
    [invoices.map(({ number }) => number)],
  );
  expect(rows[0]).toEqual({ charges: 60, invoices: 60 });
  await booksHold();
});

test('asked twice at once to charge an invoice, it is one run and one charge', async () => {
  const invoice = await due('ok');
  const asked = await Promise.all([chargeInvoice(staff, invoice.id), chargeInvoice(staff, invoice.id)]);
  expect(new Set(asked.map((one) => unwrap(one).run.id)).size).toBe(1);
  await work(unwrap(asked[0]).run.id);
  expect(await chargedAtProvider(invoice)).toBe(1);
  expect(await chargeInvoice(staff, invoice.id)).toMatchObject({ refusal: { code: 'impossible_move' } });
});

test('what was due before billing began by itself waits for somebody; who asks charges it', async () => {
  const invoice = await due('ok');
  unwrap(await changeSettings(staff, { hour: 0, onWorkingDay: false, beginsOn: '2026-05-02' }));
  expect(await startDueRuns()).toEqual({ started: [] });
  unwrap(await changeSettings(staff, { hour: 0, onWorkingDay: false, beginsOn: '2026-05-01' }));
  const { started } = await startDueRuns();
  expect(started).toHaveLength(1);
  unwrap(await changeSettings(staff, { hour: 0, onWorkingDay: false, beginsOn: '2026-05-02' }));
  await work(started[0] as string);
  expect(await statusOf(invoice)).toMatchObject({ status: 'open' });
  await work((await ask()).id);
  expect(await statusOf(invoice)).toMatchObject({ status: 'paid' });
  unwrap(await changeSettings(staff, { hour: 0, onWorkingDay: false, beginsOn: null }));
});

test('an invoice that was given up and is credited in full owes nothing any more', async () => {
  const invoice = await due(null);
  await work((await ask()).id);
  unwrap(await creditInvoice(staff, { id: invoice.id, reason: 'The customer left' }));
  expect(await statusOf(invoice)).toMatchObject({ status: 'void' });
  expect(await retryInvoice(staff, invoice.id)).toMatchObject({ refusal: { code: 'impossible_move' } });
  await booksHold();
});

test('a month that somebody cancelled does not begin again by itself', async () => {
  const invoice = await due('ok');
  const [id] = (await startDueRuns()).started as [string];
  unwrap(await cancelRun(staff, { id, reason: 'The wrong prices' }));
  await startDueRuns();
  await work(id);
  expect(await statusOf(invoice)).toMatchObject({ status: 'open' });
  expect(await getBillingRun(staff, id)).toMatchObject({ value: { status: 'cancelled' } });
  // Nor with the month after, which has its own; who asks for it charges it.
  at('2026-06-01T10:00:00Z');
  expect(await startDueRuns()).toEqual({ started: [] });
  const next = await makeInvoice(await makeCustomer({ card: card('ok') }), { chargeOn: '2026-06-01' });
  for (const started of (await startDueRuns()).started) await work(started);
  expect([await statusOf(invoice), await statusOf(next)]).toMatchObject([{ status: 'open' }, { status: 'paid' }]);
  await work((await ask('2026-05')).id);
  expect(await statusOf(invoice)).toMatchObject({ status: 'paid' });
});

test('what is to be tried again, and somebody says was paid outside, starts nothing', async () => {
  const invoice = await due('insufficient_funds');
  await work((await ask()).id);
  const maker = await makePerson('finance_operator');
  await pool().query(
    `INSERT INTO hand_payment (invoice_id, reference, paid_on, made_by, made_at) VALUES ($1, 'Bank', '2026-05-01', $2, now())`,
    [invoice.id, maker],
  );
  at('2026-05-03T10:00:00Z');
  expect(await startDueRuns()).toEqual({ started: [] });
});
