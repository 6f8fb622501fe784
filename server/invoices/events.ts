import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** What happened to an invoice or credit note, for those outside who want to be told. */
export const INVOICE_ISSUED = 'invoices/invoice.issued';
export const INVOICE_PAID = 'invoices/invoice.paid';
export const INVOICE_OVERDUE = 'invoices/invoice.overdue';
export const INVOICE_VOIDED = 'invoices/invoice.voided';
/** A credit note was issued: it is the one that is named. */
export const INVOICE_CREDITED = 'invoices/invoice.credited';
export const invoiceData = z.strictObject({ invoiceId: z.string().regex(/^\d+$/) });

const names = {
  issued: INVOICE_ISSUED,
  paid: INVOICE_PAID,
  overdue: INVOICE_OVERDUE,
  voided: INVOICE_VOIDED,
  credited: INVOICE_CREDITED,
} as const;

export const invoiceMoved = (what: keyof typeof names, invoiceId: bigint): OutboxEvent => ({
  name: names[what],
  data: { invoiceId: invoiceId.toString() },
  isTold: true,
});
