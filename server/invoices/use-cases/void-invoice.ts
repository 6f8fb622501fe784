import { type Actor, authorise } from '@/server/identity/door';
import { localDateOf } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { invoiceMoves } from '../domain/invoice-states';
import { invoiceMoved } from '../events';
import type { Invoice, VoidInvoiceInput } from '../schema/invoices';
import { moveInvoice } from '../store/invoice-changes';
import { lockInvoice } from '../store/invoices';
import { impossibleMove } from './impossible-move';
import { postVoided } from './post-invoice';
import { showInvoice } from './show-invoice';

/** Takes an invoice back that nobody has paid: a number stays taken, and what it posted is reversed. */
export async function voidInvoice(actor: Actor | null, { id, reason }: VoidInvoiceInput): Promise<Outcome<Invoice>> {
  const may = authorise(actor, 'invoices:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const row = await lockInvoice(client, id);
    if (!row) return refuse('not_found', 'There is no such invoice.');
    if (row.credited_minor > 0n)
      return refuse('conflict', 'Credit notes were issued for this invoice: credit what is left of it instead.');
    const at = now();
    if (!(await moveInvoice(client, row.id, 'void', { at, reason })))
      return impossibleMove('voided', row.status, invoiceMoves.void.from);
    await audit(client, {
      actor: may.value,
      action: 'invoice.voided',
      object: { type: 'invoice', id },
      merchantId: row.merchant_id,
      before: { status: row.status },
      after: { status: 'void' },
      why: reason,
    });
    // Of a draft nobody outside has heard.
    if (row.number !== null) {
      await emit(client, invoiceMoved('voided', row.id));
      await postVoided(client, row, localDateOf(at, row.time_zone));
    }
    return ok(await showInvoice(client, row.id));
  });
}
