import { type Actor, authorisePerson } from '@/server/identity/door';
import { localDateOf } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { invoiceMoves } from '../domain/invoice-states';
import { invoiceMoved } from '../events';
import type { CheckPaymentInput, Invoice, PayInvoiceInput } from '../schema/invoices';
import { checkHandPayment, findWaiting, insertHandPayment } from '../store/hand-payments';
import { moveInvoice } from '../store/invoice-changes';
import { type InvoiceRow, lockInvoice } from '../store/invoices';
import { impossibleMove } from './impossible-move';
import { postPaid, postRecovered } from './post-invoice';
import { showInvoice } from './show-invoice';

const payable = invoiceMoves.payByHand.from;
const noInvoice = () => refuse('not_found', 'There is no such invoice.');
const isPayable = (row: InvoiceRow): boolean => (payable as readonly string[]).includes(row.status);

/** Says that an invoice was paid beside the provider. It counts once a second person confirms it. */
export async function proposeHandPayment(actor: Actor | null, input: PayInvoiceInput): Promise<Outcome<Invoice>> {
  const may = authorisePerson(actor, 'invoices:pay');
  if (!may.ok) return may;
  const { reference, paidOn } = input;
  return transaction(async (client) => {
    const row = await lockInvoice(client, input.id);
    if (!row || row.kind === 'credit_note') return noInvoice();
    if (!isPayable(row)) return impossibleMove('paid by hand', row.status, payable);
    const at = now();
    if (paidOn > localDateOf(at, row.time_zone)) {
      const fields = [{ field: 'paidOn', message: 'must not be in the future' }];
      return refuse('invalid_input', 'What is paid was paid on a day that has come.', { fields });
    }
    if (!(await insertHandPayment(client, { invoiceId: row.id, reference, paidOn, madeBy: may.value.id, at })))
      return refuse('conflict', 'Somebody has said already that it was paid: that waits for a second person.');
    await audit(client, {
      actor: may.value,
      action: 'invoice.payment_proposed',
      object: { type: 'invoice', id: input.id },
      merchantId: row.merchant_id,
      after: { reference, paidOn },
    });
    return ok(await showInvoice(client, row.id));
  });
}

/** The second person's word on it. Who said that it was paid cannot confirm it, nor can it be said twice. */
export async function checkProposedPayment(actor: Actor | null, input: CheckPaymentInput): Promise<Outcome<Invoice>> {
  const may = authorisePerson(actor, 'invoices:approve');
  if (!may.ok) return may;
  const why = input.reason ?? null;
  return transaction(async (client) => {
    const row = await lockInvoice(client, input.id);
    if (!row) return noInvoice();
    const waiting = await findWaiting(client, row.id);
    if (!waiting) return refuse('conflict', 'Nothing waits to be confirmed for this invoice.');
    if (waiting.made_by === may.value.id)
      return refuse('conflict', 'You said yourself that it was paid: somebody else confirms it.');
    if (input.confirm && !isPayable(row)) return impossibleMove('paid by hand', row.status, payable);
    const at = now();
    await checkHandPayment(client, waiting.id, { checkedBy: may.value.id, isConfirmed: input.confirm, why, at });
    await audit(client, {
      actor: may.value,
      action: input.confirm ? 'invoice.payment_confirmed' : 'invoice.payment_rejected',
      object: { type: 'invoice', id: input.id },
      merchantId: row.merchant_id,
      before: { status: row.status },
      after: { status: input.confirm ? 'paid' : row.status, reference: waiting.reference },
      ...(why === null ? {} : { why }),
    });
    if (input.confirm) {
      const paidMinor = row.total_minor - row.credited_minor;
      await moveInvoice(client, row.id, 'payByHand', { at, paidAt: at, paidMinor, paidBy: waiting.reference });
      const day = localDateOf(at, row.time_zone);
      if (row.status === 'uncollectible') await postRecovered(client, row, paidMinor, day);
      await emit(client, invoiceMoved('paid', row.id));
      await postPaid(client, row, paidMinor, day);
    }
    return ok(await showInvoice(client, row.id));
  });
}
