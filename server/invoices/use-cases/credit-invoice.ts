import { type Actor, authorise } from '@/server/identity/door';
import { localDateOf } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { asNewLine, priceLines } from '../domain/invoice-lines';
import { invoiceMoved } from '../events';
import type { CreditInvoiceInput, Invoice, NewLine } from '../schema/invoices';
import { addCredited, insertDraft, moveInvoice, replaceLines } from '../store/invoice-changes';
import { findInvoice, findLines, type InvoiceRow, lockInvoice } from '../store/invoices';
import { impossibleMove } from './impossible-move';
import { issueLocked } from './issue-invoice';
import { postRecovered } from './post-invoice';
import { showInvoice } from './show-invoice';

const creditable = ['open', 'paid', 'failed', 'overdue', 'uncollectible'] as const;

/**
 * Takes an issued invoice back, whole or in part, by a credit note of its own number; together never more than its total.
 * An invoice that nothing is left of is void. What was paid of it is not paid back by this.
 */
export async function creditInvoice(actor: Actor | null, input: CreditInvoiceInput): Promise<Outcome<Invoice>> {
  const may = authorise(actor, 'invoices:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const row = await lockInvoice(client, input.id);
    if (!row || row.kind === 'credit_note') return refuse('not_found', 'There is no such invoice.');
    if (!creditable.some((status) => status === row.status)) return impossibleMove('credited', row.status, creditable);
    const lines = input.lines ?? (await wholeOf(client, row));
    if (!lines) return refuse('conflict', 'Part of this invoice is credited already: say which lines are taken back.');
    const priced = priceLines(lines.map((line) => ({ ...line, unitAmount: -line.unitAmount })));
    if (!priced.ok) return priced;
    const taken = -priced.value.totals.totalMinor;
    const at = now();
    if (taken <= 0n || !(await addCredited(client, row.id, taken, at))) return tooMuch(row, taken);
    const { customer_id: customerId, merchant_id: merchantId, currency } = row;
    const note = { customerId, merchantId, currency, note: input.reason, at };
    const id = (await insertDraft(
      client,
      {
        kind: 'credit_note',
        subscriptionId: null,
        creditsId: row.id,
        period: null,
        dueOn: null,
        chargeOn: null,
        ...note,
      },
      priced.value.totals,
    )) as bigint;
    await replaceLines(client, { id, merchantId }, priced.value.lines);
    await audit(client, {
      actor: may.value,
      action: 'invoice.credited',
      object: { type: 'invoice', id: row.id.toString() },
      merchantId,
      before: { credited: row.credited_minor },
      after: { credited: row.credited_minor + taken },
      why: input.reason,
    });
    const isNothingLeft = row.credited_minor + taken === row.total_minor;
    if (isNothingLeft && (await moveInvoice(client, row.id, 'creditInFull', { at, reason: 'Credited in full' })))
      await emit(client, invoiceMoved('voided', row.id));
    await issueLocked(client, (await findInvoice(client, null, id)) as InvoiceRow, may.value, input.reason);
    // What was lost and is not owed any more is no loss.
    if (row.status === 'uncollectible') await postRecovered(client, row, taken, localDateOf(at, row.time_zone));
    return ok(await showInvoice(client, id));
  });
}

/** The lines of the invoice itself, unless some of it is credited: then nobody knows which are left. */
async function wholeOf(client: Queryable, row: InvoiceRow): Promise<NewLine[] | null> {
  if (row.credited_minor > 0n) return null;
  return (await findLines(client, row.id)).map(asNewLine);
}

const tooMuch = (row: InvoiceRow, taken: bigint): Outcome<never> => {
  const left = row.total_minor - row.credited_minor;
  const message =
    taken <= 0n ? 'must come to more than nothing' : `come to more than what is left: ${left} minor units`;
  return refuse('invalid_input', `The lines ${message}.`, { fields: [{ field: 'lines', message }] });
};
