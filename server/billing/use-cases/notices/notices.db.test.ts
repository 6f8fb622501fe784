import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeMerchant, makePerson } from '@/prisma/demo/factories';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { chargesAnsweredData } from '../../events';
import { startRun } from '../start-run';
import { workRun } from '../work-run';
import { tellOfBreaker } from './tell-of-breaker';
import { tellOfCharges } from './tell-of-charges';
import { tellOfReviews } from './tell-of-reviews';
import { tellOfRun } from './tell-of-run';
import { tellOfStuck } from './tell-of-stuck';

const staff = jobActor('test');
let restore = () => {};
const at = (instant: string) => {
  restore();
  restore = fixClock(instant);
};
afterEach(() => restore());

const card = (behaviour: string) => ({ token: `sim_${behaviour}`, brand: 'visa', last4: '4242', expiry: '12/40' });
let month = 0;

/** A customer whose invoice of 12.10 is due on the first of a month of its own. */
async function due(behaviour: string | null, facts: Parameters<typeof makeCustomer>[0] = {}) {
  const first = `2026-0${++month}-01`;
  at(`${first}T10:00:00Z`);
  const customer = await makeCustomer({ card: behaviour === null ? null : card(behaviour), ...facts });
  const invoice = await makeInvoice(customer, {
    chargeOn: first,
    ...(facts.currency ? { currency: facts.currency } : {}),
  });
  return { customer, invoice, period: first.slice(0, 7) };
}

/** Charges the customer's invoices. @returns the run and the calls, as the events name them */
async function charge({ customer, period }: { customer: string; period: string }) {
  const { run } = unwrap(await startRun(staff, { period, customer }));
  await workRun(run.id, { stretchMs: 60_000 });
  const { rows } = await pool().query<{ data: unknown }>(
    `SELECT data FROM outbox WHERE name = 'billing/charges.answered' AND EXISTS (
       SELECT FROM billing_attempt a WHERE a.run_id = $1 AND data -> 'attemptIds' ? a.id::text) ORDER BY id`,
    [run.id],
  );
  return { run, attemptIds: rows.flatMap(({ data }) => chargesAnsweredData.parse(data).attemptIds) };
}

type MailRow = { kind: string; subject: string; text: string; to: string };
const mailsTo = async (to: string): Promise<MailRow[]> =>
  (
    await pool().query<MailRow>('SELECT kind, subject, text, "to" FROM mail WHERE "to" = $1 ORDER BY created_at, id', [
      to,
    ])
  ).rows;
const mailsOf = async (kind: string): Promise<MailRow[]> =>
  (
    await pool().query<MailRow>('SELECT kind, subject, text, "to" FROM mail WHERE kind = $1 ORDER BY created_at, id', [
      kind,
    ])
  ).rows;
const plain = (text: string | undefined) => text?.replace(/[\s\u00a0\u202f]+/g, ' ');

describe('a customer is written', () => {
  test('a receipt, once however often and by how many it is asked for, as people there write', async () => {
    const one = await due('ok', { locale: 'es-ES', name: 'Café <b>Luz</b>' });
    const { attemptIds } = await charge(one);
    expect(attemptIds).toHaveLength(1);
    await Promise.all([1, 2, 3].map(() => tellOfCharges(attemptIds)));
    await tellOfCharges(attemptIds);
    const mails = await mailsTo(`${one.customer}@test.example`);
    expect(mails.map(({ kind }) => kind)).toEqual(['billing.paid']);
    expect(plain(mails[0]?.text)).toContain('on 1 January 2026 we charged 12,10 € to your Visa ending in 4242');
    // Nobody but a merchant's people can sign in to see it.
    expect(mails[0]?.text).not.toContain('/invoices/');
    const { rows } = await pool().query<{ html: string }>('SELECT html FROM mail WHERE "to" = $1', [mails[0]?.to]);
    expect(rows[0]?.html).toContain('Caf&eacute; &lt;b&gt;Luz'.replace('&eacute;', 'é'));
  });

  test('what to do, and when it is tried again', async () => {
    const merchant = await makeMerchant();
    const one = await due('insufficient_funds', { merchant: merchant.reference, locale: 'en-GB' });
    await tellOfCharges((await charge(one)).attemptIds);
    const [mail] = await mailsTo(`${one.customer}@test.example`);
    expect(mail?.kind).toBe('billing.charge-failed');
    expect(plain(mail?.text)).toMatch(/not enough money on the card.* We try again on 2 February 2026/);
    expect(mail?.text).toContain(`/invoices/${one.invoice.id}`);
  });

  test('that it is given up, where nothing is tried again', async () => {
    const one = await due(null);
    await tellOfCharges((await charge(one)).attemptIds);
    const [mail] = await mailsTo(`${one.customer}@test.example`);
    expect(mail).toMatchObject({ kind: 'billing.given-up', subject: `Invoice ${one.invoice.number} is not paid` });
    expect(plain(mail?.text)).toContain('We do not try again by ourselves');
  });

  test('nothing that it does not want, or that is none of its business, or that is settled meanwhile', async () => {
    const quiet = await due('ok', { tells: { paid: false } });
    const alsoQuiet = await due('declined', { tells: { failed: false } });
    const ours = await due('currency_mismatch');
    const settled = await due('declined');
    for (const one of [quiet, alsoQuiet, ours, settled]) {
      at(`${one.period}-01T10:00:00Z`);
      const { attemptIds } = await charge(one);
      if (one === settled)
        await pool().query(
          `UPDATE invoice SET status = 'paid', paid_at = now(), paid_minor = total_minor, paid_by = 'x' WHERE id = $1`,
          [one.invoice.id],
        );
      await tellOfCharges(attemptIds);
      expect(await mailsTo(`${one.customer}@test.example`)).toEqual([]);
    }
  });
});

describe('staff are written', () => {
  let to: string[] = [];
  beforeAll(async () => {
    for (const role of ['admin', 'finance_operator', 'finance_approver', 'auditor'] as const) await makePerson(role);
    const { rows } = await pool().query<{ email: string }>(
      `SELECT email FROM "user" WHERE role IN ('admin', 'finance_operator') AND merchant_id IS NULL AND disabled_at IS NULL ORDER BY email`,
    );
    to = rows.map(({ email }) => email).toSorted((a, b) => a.localeCompare(b));
  });
  const toAll = (mails: MailRow[]) => mails.map((mail) => mail.to).toSorted((a, b) => a.localeCompare(b));

  test('how a run ended, with its numbers, once to each who may do something', async () => {
    const one = await due('ok');
    const { run } = await charge(one);
    for (let time = 0; time < 2; time++) await tellOfRun(run.id);
    const mails = await mailsOf('billing.run-ended');
    expect(toAll(mails)).toEqual(to);
    expect(mails[0]?.subject).toMatch(/^Billing of \w+ 2026 for customer customer-\d+ is complete$/);
    expect(plain(mails[0]?.text)).toContain('Charged: one invoice, €12.10');
    expect(mails[0]?.text).toContain(`/billing/runs/${run.id}`);
  });

  test('that a breaker opened, and closed, each time once', async () => {
    const change = (state: string, when: string) =>
      pool().query(`INSERT INTO breaker_event (provider, state, why, at) VALUES ('x', $1, 'Because of it.', $2)`, [
        state,
        when,
      ]);
    await change('open', '2026-05-01T10:00:00Z');
    for (let time = 0; time < 2; time++) await tellOfBreaker('x', 'open');
    await change('half_open', '2026-05-01T10:00:30Z');
    await tellOfBreaker('x', 'half_open');
    await change('open', '2026-05-01T10:00:31Z');
    await tellOfBreaker('x', 'open');
    expect(toAll(await mailsOf('billing.breaker-opened'))).toEqual(to);
    await change('closed', '2026-05-01T10:01:00Z');
    await tellOfBreaker('x', 'closed');
    await change('open', '2026-05-01T11:00:00Z');
    await tellOfBreaker('x', 'open');
    expect(await mailsOf('billing.breaker-opened')).toHaveLength(2 * to.length);
    expect(toAll(await mailsOf('billing.breaker-closed'))).toEqual(to);
  });

  test('what is stuck, once a day while it is', async () => {
    const one = await due('declined');
    await charge(one);
    await pool().query(`UPDATE invoice SET status = 'unknown' WHERE id = $1`, [one.invoice.id]);
    at(`${one.period}-01T12:00:00Z`);
    await tellOfStuck();
    expect(await mailsOf('billing.stuck')).toEqual([]);
    for (const when of ['01T14:00', '01T20:00', '02T10:00']) {
      at(`${one.period}-${when}:00Z`);
      await tellOfStuck();
    }
    const mails = await mailsOf('billing.stuck');
    expect(mails).toHaveLength(2 * to.length);
    expect(mails[0]?.text).toContain(one.invoice.number);
    await pool().query(`UPDATE invoice SET status = 'failed' WHERE id = $1`, [one.invoice.id]);
  });

  test('what looking ahead found, once until it finds more', async () => {
    const find = (customer: string, code: string) =>
      pool().query(
        `INSERT INTO review_item (customer_id, code, words, found_by, found_at)
         SELECT id, $2, 'The card expires before.', 'validation', now() FROM customer WHERE reference = $1`,
        [customer, code],
      );
    await tellOfReviews();
    expect(await mailsOf('billing.review')).toEqual([]);
    const customer = await makeCustomer();
    await find(customer, 'card_expired');
    for (let time = 0; time < 2; time++) await tellOfReviews();
    expect(toAll(await mailsOf('billing.review'))).toEqual(to);
    await find(customer, 'no_price');
    await tellOfReviews();
    const mails = await mailsOf('billing.review');
    expect(mails).toHaveLength(2 * to.length);
    expect(mails.at(-1)?.subject).toBe('2 things to look at before billing');
  });
});
