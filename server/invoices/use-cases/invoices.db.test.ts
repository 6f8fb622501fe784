import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { createInvoiceInput } from '../schema/invoices';
import { creditInvoice } from './credit-invoice';
import { changeInvoice, createInvoice } from './draft-invoice';
import { issueInvoice } from './issue-invoice';
import { getInvoice } from './read-invoices';
import { voidInvoice } from './void-invoice';

const actor = jobActor('test');
let restore = () => {};
beforeEach(() => {
  restore = fixClock('2026-03-31T23:30:00Z');
});
afterEach(() => restore());
let customer = '';
beforeAll(async () => {
  customer = await makeCustomer();
});
const lines = [
  { description: 'One', unitAmount: 1_000, quantity: 3, taxRatePpm: 210_000 },
  { description: 'A rebate', unitAmount: -55, quantity: 1, taxRatePpm: 210_000 },
];
const draft = async (facts: object = {}) =>
  unwrap(await createInvoice(actor, createInvoiceInput.parse({ customer, lines, ...facts })));
const refusal = (code: string) => ({ ok: false, refusal: { code } });

/** What the accounts of customers' invoices say of one invoice, by why. */
async function postedOf(id: string) {
  const { rows } = await pool().query<{ line: string }>(
    `SELECT j.code || ' ' || a.code || ' ' || p.amount_minor AS line FROM journal j JOIN posting p ON p.journal_id = j.id
       JOIN account a ON a.id = p.account_id WHERE j.cause_kind = 'invoice' AND j.cause_id = $1 ORDER BY p.id`,
    [id],
  );
  return rows.map(({ line }) => line);
}

describe('an invoice', () => {
  test('is a draft without a number, and then issued on the day it is at its customer', async () => {
    const written = await draft();
    expect(written).toMatchObject({ status: 'draft', number: null, net: { amount: 2_945 }, tax: { amount: 618 } });
    expect(await postedOf(written.id)).toEqual([]);
    const issued = unwrap(await issueInvoice(actor, written.id));
    expect(issued).toMatchObject({
      status: 'open',
      number: expect.stringMatching(/^CH-\d{6}$/),
      total: { amount: 3_563 },
      // In Madrid it is the first of April already.
      issuedOn: '2026-04-01',
      dueOn: '2026-04-15',
    });
    expect(await postedOf(written.id)).toEqual([
      'invoice_issued customer_receivable 3563',
      'invoice_issued subscription_revenue -2945',
      'invoice_issued tax_payable -618',
    ]);
  });

  test('can be changed until it is issued, and not after', async () => {
    const { id } = await draft();
    const changed = await changeInvoice(actor, { id, lines: [{ ...lines[0], unitAmount: 1, quantity: 1 } as never] });
    expect(unwrap(changed)).toMatchObject({ net: { amount: 1 }, lines: [{ description: 'One' }] });
    unwrap(await issueInvoice(actor, id));
    expect(await changeInvoice(actor, { id, note: 'x' })).toMatchObject(refusal('impossible_move'));
    expect(await issueInvoice(actor, id)).toMatchObject(refusal('impossible_move'));
  });

  test('of nothing is not issued', async () => {
    const { id } = await draft({ lines: [{ description: 'Nothing', unitAmount: 0 }] });
    expect(await issueInvoice(actor, id)).toMatchObject(refusal('invalid_input'));
  });

  test('too large for JSON is refused at its lines', async () => {
    const huge = { description: 'Huge', unitAmount: Number.MAX_SAFE_INTEGER, quantity: 1_000_000, taxRatePpm: 0 };
    expect(await createInvoice(actor, { customer, lines: [huge] })).toMatchObject({
      refusal: { fields: [{ field: 'lines' }] },
    });
  });

  test('is void once, and its books with it; a number stays taken', async () => {
    const { id, number } = await makeInvoice(customer);
    expect(unwrap(await voidInvoice(actor, { id, reason: 'Twice' }))).toMatchObject({ status: 'void', number });
    expect(await voidInvoice(actor, { id, reason: 'Twice' })).toMatchObject(refusal('impossible_move'));
    expect((await postedOf(id)).slice(3)).toEqual([
      'invoice_voided customer_receivable -1210',
      'invoice_voided subscription_revenue 1000',
      'invoice_voided tax_payable 210',
    ]);
  });
});

describe('numbers', () => {
  test('have no gap and no double, however many are issued at once and however many of these fail', async () => {
    const drafts = await Promise.all(Array.from({ length: 30 }, () => draft()));
    const nothing = await Promise.all(
      Array.from({ length: 10 }, () => draft({ lines: [{ description: 'Nothing', unitAmount: 0 }] })),
    );
    const outcomes = await Promise.all([...drafts, ...drafts, ...nothing].map(({ id }) => issueInvoice(actor, id)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(30);
    const { rows } = await pool().query<{ number: string }>(
      `SELECT number FROM invoice WHERE number LIKE 'CH-%' ORDER BY number`,
    );
    expect(rows.map(({ number }) => Number(number.slice(3)))).toEqual(rows.map((_, index) => index + 1));
  });
});

describe('a credit note', () => {
  test('takes a whole open invoice back, with a number of its own', async () => {
    const { id, number } = await makeInvoice(customer);
    const note = unwrap(await creditInvoice(actor, { id, reason: 'A mistake' }));
    expect(note).toMatchObject({
      kind: 'credit_note',
      number: expect.stringMatching(/^CN-\d{6}$/),
      creditOf: number,
      status: 'paid',
      total: { amount: -1_210 },
    });
    expect(unwrap(await getInvoice(actor, id))).toMatchObject({
      status: 'void',
      credited: { amount: 1_210 },
      creditNotes: [{ number: note.number }],
    });
    expect(await postedOf(note.id)).toEqual([
      'invoice_credited customer_receivable -1210',
      'invoice_credited subscription_revenue 1000',
      'invoice_credited tax_payable 210',
    ]);
  });

  test('of a part leaves the rest; together never more than the total, however many at once', async () => {
    const { id } = await makeInvoice(customer);
    const part = {
      id,
      reason: 'A part',
      lines: [{ description: 'Part', unitAmount: 300, quantity: 1, taxRatePpm: 0 }],
    };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => creditInvoice(actor, part)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(4);
    expect(unwrap(await getInvoice(actor, id))).toMatchObject({ status: 'open', credited: { amount: 1_200 } });
    expect(await creditInvoice(actor, { id, reason: 'The rest' })).toMatchObject(refusal('conflict'));
    expect(await voidInvoice(actor, { id, reason: 'x' })).toMatchObject(refusal('conflict'));
  });

  test('of a draft, or of a credit note, there is none', async () => {
    const { id } = await draft();
    expect(await creditInvoice(actor, { id, reason: 'x' })).toMatchObject(refusal('impossible_move'));
    const note = unwrap(await creditInvoice(actor, { id: (await makeInvoice(customer)).id, reason: 'x' }));
    expect(await creditInvoice(actor, { id: note.id, reason: 'x' })).toMatchObject(refusal('not_found'));
  });
});

describe('the database itself refuses', () => {
  const asOwner = (statement: string) =>
    withClient(process.env.DATABASE_OWNER_URL as string, (client) => client.query(statement));
  test.each([
    [
      'another amount on an issued invoice',
      'UPDATE invoice SET net_minor = 1, total_minor = 1 + tax_minor WHERE id = $1',
      /issued/,
    ],
    ['another number', `UPDATE invoice SET number = 'X-1' WHERE id = $1`, /issued/],
    ['another line', 'UPDATE invoice_line SET description = $$x$$ WHERE invoice_id = $1', /stay as they are/],
    ['a line less', 'DELETE FROM invoice_line WHERE invoice_id = $1', /stay as they are/],
    [
      'more credit than the total',
      'UPDATE invoice SET credited_minor = total_minor + 1 WHERE id = $1',
      /credited_no_more/,
    ],
    [
      'being open without a number',
      `INSERT INTO invoice (kind, customer_id, currency, net_minor, tax_minor, total_minor, status,
       created_at, updated_at) SELECT 'invoice', customer_id, 'EUR', 0, 0, 0, 'open', now(), now() FROM invoice WHERE id = $1`,
      /numbered/,
    ],
  ])('%s', async (_what, statement, message) => {
    const { id } = await makeInvoice(customer);
    await expect(asOwner(statement.replaceAll('$1', id))).rejects.toThrow(message);
  });

  test('an issued invoice that is not the sum of its lines', async () => {
    const { id } = await draft();
    await pool().query(`UPDATE invoice SET net_minor = 5, total_minor = 5 + tax_minor WHERE id = $1`, [id]);
    await expect(issueInvoice(actor, id)).rejects.toThrow();
    expect(unwrap(await getInvoice(actor, id))).toMatchObject({ status: 'draft', number: null });
  });
});
