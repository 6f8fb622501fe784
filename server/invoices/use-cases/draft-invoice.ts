import { type Actor, authorise } from '@/server/identity/door';
import type { CurrencyCode } from '@/server/kernel/currency';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { asNewLine, priceLines } from '../domain/invoice-lines';
import type { ChangeInvoiceInput, CreateInvoiceInput, Invoice } from '../schema/invoices';
import { findCustomer } from '../store/customers';
import { insertDraft, replaceLines, updateDraft } from '../store/invoice-changes';
import { findLines, lockInvoice } from '../store/invoices';
import { impossibleMove } from './impossible-move';
import { showInvoice } from './show-invoice';

/** Writes an invoice for a customer. It has no number and owes nothing until it is issued. */
export async function createInvoice(actor: Actor | null, input: CreateInvoiceInput): Promise<Outcome<Invoice>> {
  const may = authorise(actor, 'invoices:write');
  if (!may.ok) return may;
  const priced = priceLines(input.lines);
  if (!priced.ok) return priced;
  return transaction(async (client) => {
    const customer = await findCustomer(client, null, input.customer);
    if (!customer) return refuse('not_found', `There is no customer ${input.customer}.`);
    const at = now();
    const id = (await insertDraft(
      client,
      {
        kind: 'invoice',
        customerId: customer.id,
        merchantId: customer.merchant_id,
        subscriptionId: null,
        creditsId: null,
        period: null,
        currency: (input.currency ?? customer.currency) as CurrencyCode,
        dueOn: input.dueOn ?? null,
        chargeOn: input.chargeOn ?? null,
        note: input.note ?? null,
        at,
      },
      priced.value.totals,
    )) as bigint;
    await replaceLines(client, { id, merchantId: customer.merchant_id }, priced.value.lines);
    await audit(client, {
      actor: may.value,
      action: 'invoice.drafted',
      object: { type: 'invoice', id: id.toString() },
      merchantId: customer.merchant_id,
      after: { customer: input.customer, total: priced.value.totals.totalMinor, status: 'draft' },
    });
    return ok(await showInvoice(client, id));
  });
}

/** Changes a draft; what is left out stays. An issued invoice is corrected by a credit note. */
export async function changeInvoice(actor: Actor | null, input: ChangeInvoiceInput): Promise<Outcome<Invoice>> {
  const may = authorise(actor, 'invoices:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const row = await lockInvoice(client, input.id);
    if (!row) return refuse('not_found', 'There is no such invoice.');
    if (row.status !== 'draft') return impossibleMove('changed: correct it by a credit note', row.status, ['draft']);
    const priced = priceLines(input.lines ?? (await findLines(client, row.id)).map(asNewLine));
    if (!priced.ok) return priced;
    const before = { dueOn: row.due_on, chargeOn: row.charge_on, note: row.note };
    const facts = {
      dueOn: input.dueOn ?? before.dueOn,
      chargeOn: input.chargeOn ?? before.chargeOn,
      note: input.note ?? before.note,
    };
    await updateDraft(client, row.id, facts, priced.value.totals, now());
    if (input.lines) await replaceLines(client, { id: row.id, merchantId: row.merchant_id }, priced.value.lines);
    await audit(client, {
      actor: may.value,
      action: 'invoice.changed',
      object: { type: 'invoice', id: row.id.toString() },
      merchantId: row.merchant_id,
      before: { ...before, total: row.total_minor },
      after: { ...facts, total: priced.value.totals.totalMinor },
    });
    return ok(await showInvoice(client, row.id));
  });
}
