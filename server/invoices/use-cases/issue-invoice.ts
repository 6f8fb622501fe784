import { type Actor, authorise } from '@/server/identity/door';
import { addDays, localDateOf } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { invoiceMoved } from '../events';
import type { Invoice } from '../schema/invoices';
import { moveInvoice, takeNumber } from '../store/invoice-changes';
import { type InvoiceRow, lockInvoice } from '../store/invoices';
import { impossibleMove } from './impossible-move';
import { postIssued } from './post-invoice';
import { showInvoice } from './show-invoice';

const DUE_DAYS = 14;
const series = { invoice: 'CH', credit_note: 'CN' } as const;

/** Gives a draft its number and makes the customer owe it. From now on it stays as it is. */
export async function issueInvoice(actor: Actor | null, id: string): Promise<Outcome<Invoice>> {
  const may = authorise(actor, 'invoices:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const row = await lockInvoice(client, id);
    if (!row) return refuse('not_found', 'There is no such invoice.');
    if (row.status !== 'draft') return impossibleMove('issued', row.status, ['draft']);
    if (row.total_minor <= 0n) {
      const fields = [{ field: 'lines', message: 'must come to more than nothing' }];
      return refuse('invalid_input', 'An invoice of nothing cannot be issued: change its lines, or void it.', {
        fields,
      });
    }
    await issueLocked(client, row, may.value);
    return ok(await showInvoice(client, row.id));
  });
}

/**
 * Issues a draft that the transaction has locked or made. The number comes last but for the books: whoever issues next
 * waits for it until COMMIT.
 */
export async function issueLocked(client: Queryable, row: InvoiceRow, actor: Actor, reason?: string): Promise<void> {
  const at = now();
  const issuedOn = localDateOf(at, row.time_zone);
  const isCredit = row.kind === 'credit_note';
  await audit(client, {
    actor,
    action: 'invoice.issued',
    object: { type: 'invoice', id: row.id.toString() },
    merchantId: row.merchant_id,
    before: { status: 'draft' },
    after: { status: isCredit ? 'paid' : 'open', total: row.total_minor },
    ...(reason === undefined ? {} : { why: reason }),
  });
  const number = await takeNumber(client, series[row.kind]);
  const dueOn = row.due_on ?? row.charge_on ?? addDays(issuedOn, DUE_DAYS);
  await moveInvoice(client, row.id, isCredit ? 'credit' : 'issue', {
    at,
    number,
    issuedOn,
    dueOn,
    reason: reason ?? null,
    ...(isCredit ? { paidAt: at } : {}),
  });
  await emit(client, invoiceMoved(isCredit ? 'credited' : 'issued', row.id));
  await postIssued(client, row, isCredit ? 'invoice_credited' : 'invoice_issued', issuedOn);
}
