import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makePerson } from '@/prisma/demo/factories';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { type Actor, jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { invoiceChecks } from '../door';
import { changeCustomer } from './change-customer';
import { creditInvoice } from './credit-invoice';
import { dunInvoices } from './dun-invoices';
import { changeDunningPolicy, createDunningPolicy, listDunningVersions } from './dunning-policies';
import { checkProposedPayment, proposeHandPayment } from './pay-by-hand';
import { getInvoice } from './read-invoices';

const actor = jobActor('test');
let restore = () => {};
const at = (instant: string) => {
  restore();
  restore = fixClock(instant);
};
afterEach(() => restore());

const status = async (id: string) => unwrap(await getInvoice(actor, id)).status;
const mailsTo = async (customer: string): Promise<string[]> => {
  const { rows } = await pool().query<{ kind: string }>(
    'SELECT kind FROM mail WHERE "to" = $1 ORDER BY created_at, id',
    [`${customer}@test.example`],
  );
  return rows.map(({ kind }) => kind);
};
const balance = async (code: string): Promise<number> => {
  const { rows } = await pool().query<{ minor: string }>(
    'SELECT coalesce(sum(balance_minor), 0)::text AS minor FROM account WHERE code = $1',
    [code],
  );
  return Number(rows[0]?.minor);
};
async function booksHold() {
  for (const check of invoiceChecks)
    for await (const finding of check.run()) throw new Error(`${check.name}: ${finding.message}`);
}
/** An invoice of 12.10 EUR that was due on 1 March. */
async function dueInMarch(facts: Parameters<typeof makeCustomer>[0] = {}) {
  at('2026-02-20T12:00:00Z');
  const customer = await makeCustomer(facts);
  const { id } = await makeInvoice(customer, { dueOn: '2026-03-01' });
  return { customer, id };
}
/** What the charging of bills would do. */
const set = (id: string, what: string) => pool().query(`UPDATE invoice SET ${what} WHERE id = $1`, [id]);

describe('an invoice that nobody pays', () => {
  test('is asked for, falls overdue and is written off, each once however many look', async () => {
    const { customer, id } = await dueInMarch();
    for (const day of ['03-03', '03-04', '03-08', '03-15', '03-31', '05-13', '05-14']) {
      at(`2026-${day}T12:00:00Z`);
      await Promise.all([1, 2, 3].map(() => dunInvoices()));
      await dunInvoices();
      if (day === '03-08') expect(await status(id)).toBe('open');
      if (day === '05-13') expect(await status(id)).toBe('overdue');
    }
    expect(await status(id)).toBe('uncollectible');
    expect(await mailsTo(customer)).toEqual([
      'invoices.reminder',
      'invoices.reminder',
      'invoices.overdue',
      'invoices.reminder',
    ]);
    const { rows } = await pool().query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE object_type = 'invoice' AND object_id = $1 AND actor_id = 'dun-invoices' ORDER BY id`,
      [id],
    );
    expect(rows.map(({ action }) => action.replace('invoice.', ''))).toEqual([
      'reminded',
      'reminded',
      'overdue',
      'reminded',
      'written_off',
    ]);
    await booksHold();
  });

  test('is a loss in the books, and none once it is paid after all', async () => {
    const { id } = await dueInMarch();
    const before = await balance('bad_debt');
    at('2026-03-20T12:00:00Z');
    await dunInvoices();
    at('2026-06-20T12:00:00Z');
    await dunInvoices();
    expect(await status(id)).toBe('uncollectible');
    expect(await balance('bad_debt')).toBe(before + 1_210);
    await booksHold();
    const person = async (role: 'admin' | 'finance_approver') =>
      ({ kind: 'user', id: await makePerson(role), name: role, role, merchantId: null }) as const;
    unwrap(await proposeHandPayment(await person('admin'), { id, reference: 'Statement 9', paidOn: '2026-06-19' }));
    unwrap(await checkProposedPayment(await person('finance_approver'), { id, confirm: true }));
    expect(await status(id)).toBe('paid');
    expect(await balance('bad_debt')).toBe(before);
    await booksHold();
  });

  test('is less of a loss where a part of it is credited afterwards', async () => {
    const { id } = await dueInMarch();
    const before = await balance('bad_debt');
    for (const day of ['2026-03-20', '2026-06-20']) {
      at(`${day}T12:00:00Z`);
      await dunInvoices();
    }
    const lines = [{ description: 'Part', unitAmount: 210, quantity: 1, taxRatePpm: 0 }];
    unwrap(await creditInvoice(actor, { id, reason: 'x', lines }));
    expect(await balance('bad_debt')).toBe(before + 1_000);
    await booksHold();
  });
});

describe('is left alone', () => {
  const table: [reason: string, what: string][] = [
    ['what is at the provider', `status = 'processing'`],
    ['what nobody knows of', `status = 'unknown'`],
    ['what is tried again by itself', `next_try_at = '2026-12-01'`],
    ['what nothing is left of', 'credited_minor = total_minor'],
  ];
  for (const [reason, what] of table) {
    test(reason, async () => {
      const { customer, id } = await dueInMarch();
      await set(id, what);
      const before = await status(id);
      at('2026-09-01T12:00:00Z');
      await dunInvoices();
      expect(await status(id)).toBe(before);
      expect(await mailsTo(customer)).toEqual([]);
      await set(id, `status = 'open', credited_minor = 0, next_try_at = '2026-12-01'`);
    });
  }

  test('what somebody says was paid outside, until a second person has looked', async () => {
    const { id } = await dueInMarch();
    const maker = { kind: 'user', id: await makePerson('admin'), name: 'x', role: 'admin', merchantId: null } as const;
    unwrap(await proposeHandPayment(maker satisfies Actor, { id, reference: 'x', paidOn: '2026-02-20' }));
    at('2026-09-01T12:00:00Z');
    await dunInvoices();
    expect(await status(id)).toBe('open');
  });
});

test('what is still to be charged is not asked for, and falls overdue only once it is given up', async () => {
  at('2026-02-20T12:00:00Z');
  const customer = await makeCustomer();
  const { id } = await makeInvoice(customer, { dueOn: '2026-03-01', chargeOn: '2026-03-01' });
  at('2026-04-08T12:00:00Z');
  await dunInvoices();
  expect(await status(id)).toBe('open');
  expect(await mailsTo(customer)).toEqual([]);
  await set(id, `status = 'failed'`);
  await dunInvoices();
  expect(await status(id)).toBe('overdue');
  expect(await mailsTo(customer)).toEqual(['invoices.overdue']);
});

test('who does not want to hear of it does not', async () => {
  const { customer, id } = await dueInMarch({ tells: { failed: false } });
  for (const day of ['2026-03-08', '2026-03-20']) {
    at(`${day}T12:00:00Z`);
    await dunInvoices();
  }
  expect(await status(id)).toBe('overdue');
  expect(await mailsTo(customer)).toEqual([]);
});

test('what our people have to mend falls overdue without a word to the customer', async () => {
  const { customer, id } = await dueInMarch();
  await set(id, `status = 'failed', reason = 'x', reason_code = 'currency_mismatch'`);
  at('2026-03-20T12:00:00Z');
  await dunInvoices();
  expect(await status(id)).toBe('overdue');
  expect(await mailsTo(customer)).toEqual([]);
});

describe('the day is that of the customer', () => {
  // Fifteen minutes before midnight there, and at midnight: New York changes its clocks on 8 March, Berlin on the 29th, and
  // on Chatham the day begins at a quarter past.
  const table: [zone: string, dueOn: string, before: string, from: string][] = [
    ['America/New_York', '2026-03-01', '2026-03-15T03:45:00Z', '2026-03-15T04:00:00Z'],
    ['Europe/Berlin', '2026-03-16', '2026-03-29T21:45:00Z', '2026-03-29T22:00:00Z'],
    ['Pacific/Chatham', '2026-04-01', '2026-04-14T11:00:00Z', '2026-04-14T11:15:00Z'],
    // Midnight is skipped there on this day.
    ['America/Asuncion', '2023-09-17', '2023-10-01T03:45:00Z', '2023-10-01T04:00:00Z'],
  ];
  for (const [timeZone, dueOn, before, from] of table) {
    test(timeZone, async () => {
      at('2023-01-01T12:00:00Z');
      const { id } = await makeInvoice(await makeCustomer({ timeZone }), { dueOn });
      at(before);
      await dunInvoices();
      expect(await status(id)).toBe('open');
      at(from);
      await dunInvoices();
      expect(await status(id)).toBe('overdue');
    });
  }
});

describe('a policy', () => {
  const patient = { reference: 'patient', name: 'Patient', overdueAfterDays: 30, uncollectibleAfterDays: 90 };
  beforeAll(async () => {
    unwrap(await createDunningPolicy(actor, { ...patient, reminderDays: [21, 7] }));
  });

  test('is what its customers go by', async () => {
    const { customer, id } = await dueInMarch({ dunningPolicy: 'patient' });
    at('2026-03-20T12:00:00Z');
    await dunInvoices();
    expect(await status(id)).toBe('open');
    unwrap(await changeCustomer(actor, { reference: customer, dunningPolicy: 'standard' }));
    await dunInvoices();
    expect(await status(id)).toBe('overdue');
  });

  test('keeps what it said: a change is a new version, and what changes nothing is none', async () => {
    unwrap(await changeDunningPolicy(actor, { reference: 'patient', overdueAfterDays: 40, why: 'Holidays' }));
    unwrap(await changeDunningPolicy(actor, { reference: 'patient', reminderDays: [7, 21] }));
    const { data } = unwrap(await listDunningVersions(actor, 'patient'));
    expect(data.map(({ version, overdueAfterDays, why }) => [version, overdueAfterDays, why])).toEqual([
      [2, 40, 'Holidays'],
      [1, 30, null],
    ]);
    expect(data[0]?.reminderDays).toEqual([7, 21]);
    await expect(pool().query('UPDATE dunning_version SET name = name')).rejects.toThrow(
      /permission denied|append-only/,
    );
  });

  test('is there once, and a customer has none that is not there', async () => {
    expect(await createDunningPolicy(actor, { ...patient, reminderDays: [] })).toMatchObject({ ok: false });
    const customer = await makeCustomer();
    expect(await changeCustomer(actor, { reference: customer, dunningPolicy: 'none' })).toMatchObject({
      refusal: { code: 'invalid_input', fields: [{ field: 'dunningPolicy' }] },
    });
  });
});
