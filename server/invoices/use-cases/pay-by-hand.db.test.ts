import { beforeAll, describe, expect, test } from 'vitest';
import { makePerson } from '@/prisma/demo/factories';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { type Actor, jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { invoiceChecks } from '../door';
import { creditInvoice } from './credit-invoice';
import { checkProposedPayment, proposeHandPayment } from './pay-by-hand';
import { voidInvoice } from './void-invoice';

let maker: Actor;
let checker: Actor;
let customer = '';
beforeAll(async () => {
  const person = async (role: 'finance_operator' | 'finance_approver' | 'admin') =>
    ({ kind: 'user', id: await makePerson(role), name: role, role, merchantId: null }) as const;
  maker = await person('admin');
  checker = await person('finance_approver');
  customer = await makeCustomer();
});
const paid = { reference: 'Statement 7, line 3', paidOn: '2026-01-05' };
const proposed = async () => {
  const { id } = await makeInvoice(customer);
  unwrap(await proposeHandPayment(maker, { id, ...paid }));
  return id;
};
const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe('an invoice that was paid outside', () => {
  test('is paid once a second person says so, and the bank has it in the books', async () => {
    const id = await proposed();
    const shown = unwrap(await checkProposedPayment(checker, { id, confirm: true }));
    expect(shown).toMatchObject({ status: 'paid', paidBy: paid.reference, paymentToCheck: null });
    const { rows } = await pool().query<{ line: string }>(
      `SELECT a.code || ' ' || p.amount_minor AS line FROM journal j JOIN posting p ON p.journal_id = j.id
         JOIN account a ON a.id = p.account_id WHERE j.code = 'invoice_paid' AND j.cause_id = $1 ORDER BY p.id`,
      [id],
    );
    expect(rows.map(({ line }) => line)).toEqual(['bank 1210', 'customer_receivable -1210']);
  });

  test('is not for who said it, also at the database', async () => {
    const id = await proposed();
    expect(await checkProposedPayment(maker, { id, confirm: true })).toMatchObject(refusal('conflict'));
    await expect(
      pool().query(
        'UPDATE hand_payment SET checked_by = made_by, checked_at = now(), is_confirmed = true WHERE invoice_id = $1',
        [id],
      ),
    ).rejects.toThrow(/checked_by_another/);
  });

  test('is said and confirmed once, however many do so at once', async () => {
    const { id } = await makeInvoice(customer);
    const said = await Promise.all([1, 2, 3, 4].map(() => proposeHandPayment(maker, { id, ...paid })));
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    const confirmed = await Promise.all([1, 2, 3, 4].map(() => checkProposedPayment(checker, { id, confirm: true })));
    expect(confirmed.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('stays open where it is rejected, and can be said again', async () => {
    const id = await proposed();
    const rejected = unwrap(
      await checkProposedPayment(checker, { id, confirm: false, reason: 'Not on the statement' }),
    );
    expect(rejected).toMatchObject({ status: 'open', paymentToCheck: null });
    expect(unwrap(await proposeHandPayment(maker, { id, ...paid })).paymentToCheck).toMatchObject({
      madeBy: expect.any(String),
      madeById: maker.id,
    });
  });

  test('is not one that is void, nor one of a day to come; a key or a job says nothing', async () => {
    const { id } = await makeInvoice(customer);
    expect(await proposeHandPayment(maker, { id, ...paid, paidOn: '2999-01-01' })).toMatchObject(
      refusal('invalid_input'),
    );
    expect(await proposeHandPayment(jobActor('test'), { id, ...paid })).toMatchObject(refusal('not_allowed'));
    unwrap(await voidInvoice(jobActor('test'), { id, reason: 'x' }));
    expect(await proposeHandPayment(maker, { id, ...paid })).toMatchObject(refusal('impossible_move'));
  });

  test('is what was left of it, and a credit note afterwards leaves the books right', async () => {
    const id = await proposed();
    const part = [{ description: 'Part', unitAmount: 210, quantity: 1, taxRatePpm: 0 }];
    unwrap(await creditInvoice(jobActor('test'), { id, reason: 'x', lines: part }));
    unwrap(await checkProposedPayment(checker, { id, confirm: true }));
    unwrap(await creditInvoice(jobActor('test'), { id, reason: 'x', lines: part }));
    for (const check of invoiceChecks)
      for await (const finding of check.run()) throw new Error(`${check.name}: ${finding.message}`);
  });
});
