import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { transaction } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { fileNameOf } from '../domain/file-name';
import { invoiceMail } from '../mails/invoice';
import type { SentInvoice } from '../schema/invoices';
import { findCustomer } from '../store/customers';
import { lockInvoice } from '../store/invoices';
import { impossibleMove } from './impossible-move';
import { showInvoice } from './show-invoice';

/** Sends an issued invoice or credit note to its customer, with the document. Each time that somebody asks for it. */
export async function sendInvoice(actor: Actor | null, id: string): Promise<Outcome<SentInvoice>> {
  const may = authorise(actor, 'invoices:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const row = await lockInvoice(client, id);
    if (!row) return refuse('not_found', 'There is no such invoice.');
    if (row.number === null || row.status === 'void')
      return impossibleMove('sent', row.status, ['open', 'processing', 'paid', 'failed', 'unknown', 'overdue']);
    const customer = await findCustomer(client, null, row.customer);
    if (!customer) throw new Error(`invoice ${id} is of no customer`);
    const invoice = await showInvoice(client, row.id);
    await queueMail(client, {
      kind: 'invoices.invoice',
      to: customer.email,
      ...invoiceMail({ invoice, locale: customer.locale }),
      attachment: { kind: 'invoice', id: row.id.toString(), fileName: fileNameOf(invoice) },
      merchantId: row.merchant_id,
    });
    await audit(client, {
      actor: may.value,
      action: 'invoice.sent',
      object: { type: 'invoice', id: row.id.toString() },
      merchantId: row.merchant_id,
      after: { to: customer.email },
    });
    return ok({ to: customer.email });
  });
}
