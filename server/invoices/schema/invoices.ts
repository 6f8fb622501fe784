import { z } from 'zod';
import { dayShape, instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';
import { currency, id, reference, taxRatePpm, text } from './fields';
import { invoiceStatusShape } from './states';

export const invoiceKindShape = z.enum(['invoice', 'credit_note']);

const lineShape = z.strictObject({
  description: z.string(),
  quantity: z.int(),
  unitPrice: moneyShape,
  net: moneyShape,
  taxRatePpm,
  tax: moneyShape,
});

const summary = {
  id,
  kind: invoiceKindShape,
  number: z.string().nullable().describe('Given when it is issued, without gaps'),
  customer: z.string().describe('The customer’s reference'),
  customerName: z.string(),
  periodFrom: dayShape.nullable(),
  periodTo: dayShape.nullable().describe('The first day after the period'),
  net: moneyShape,
  tax: moneyShape,
  total: moneyShape,
  credited: moneyShape.describe('What credit notes have taken back of it'),
  status: invoiceStatusShape,
  reason: z.string().nullable().describe('Why it is in its state, for people'),
  chargeOn: dayShape.nullable().describe('The day on which it is charged, in the customer’s time zone'),
  issuedOn: dayShape.nullable(),
  dueOn: dayShape.nullable(),
  paidAt: instantShape.nullable(),
  createdAt: instantShape,
};
export const invoiceSummaryShape = z.strictObject(summary);
export type InvoiceSummary = z.infer<typeof invoiceSummaryShape>;

export const invoiceShape = z.strictObject({
  ...summary,
  billedTo: z
    .strictObject({ name: z.string(), address: z.array(z.string()), taxId: z.string().nullable() })
    .describe('Whom it is sent to, as it was when it was issued; of a draft, as it is now'),
  lines: z.array(lineShape),
  creditOf: z.string().nullable().describe('The number of the invoice that a credit note takes back'),
  creditNotes: z.array(z.strictObject({ id, number: z.string(), total: moneyShape })),
  paidBy: z.string().nullable().describe('The charge’s key, or the reference of a payment by hand'),
  note: z.string().nullable(),
  paymentToCheck: z
    .strictObject({ reference: z.string(), paidOn: dayShape, madeBy: z.string(), madeById: z.uuid() })
    .nullable()
    .describe('Somebody says that it was paid outside; a second person confirms or rejects it, never who says so'),
});
export type Invoice = z.infer<typeof invoiceShape>;

const newLine = z.strictObject({
  description: text(300),
  quantity: z.int().min(1).max(1_000_000).default(1),
  unitAmount: z.int().describe('Minor units of the invoice’s currency, before tax; negative for a rebate'),
  taxRatePpm: taxRatePpm.default(0),
});
export type NewLine = z.infer<typeof newLine>;
const lines = z.array(newLine).min(1).max(200);

export const createInvoiceInput = z.strictObject({
  customer: reference.describe('The customer’s reference'),
  currency: currency.optional().describe('The customer’s, unless it is given'),
  lines,
  dueOn: dayShape.optional(),
  chargeOn: dayShape.optional().describe('Without it, it is charged only when somebody says so'),
  note: text(1_000).optional().describe('Printed below the lines'),
});
export type CreateInvoiceInput = z.infer<typeof createInvoiceInput>;

export const invoiceIdInput = z.strictObject({ id });
export const sentInvoiceShape = z.strictObject({ to: z.string().describe('Where it is sent') });
export type SentInvoice = z.infer<typeof sentInvoiceShape>;
export const invoicePdfInput = z.strictObject({
  id,
  shown: z.literal('inline').optional().describe('In the page rather than as a file'),
  of: z.string().max(100).optional().describe('Ignored: another one is another address'),
});
export type InvoicePdfInput = z.infer<typeof invoicePdfInput>;
export const changeInvoiceInput = createInvoiceInput.omit({ customer: true, currency: true }).partial().extend({ id });
export type ChangeInvoiceInput = z.infer<typeof changeInvoiceInput>;

export const voidInvoiceInput = z.strictObject({ id, reason: text(500) });
export type VoidInvoiceInput = z.infer<typeof voidInvoiceInput>;

export const payInvoiceInput = z.strictObject({
  id,
  reference: text(200).describe('Where it can be found, such as the reference on the bank’s statement'),
  paidOn: dayShape,
});
export type PayInvoiceInput = z.infer<typeof payInvoiceInput>;

export const checkPaymentInput = z
  .strictObject({ id, confirm: z.boolean(), reason: text(500).optional().describe('Required to reject it') })
  .refine(({ confirm, reason }) => confirm || reason !== undefined, {
    path: ['reason'],
    error: 'is required: say why it is rejected',
  });
export type CheckPaymentInput = z.infer<typeof checkPaymentInput>;

export const creditInvoiceInput = z.strictObject({
  id,
  lines: lines
    .optional()
    .describe('Positive amounts that are taken back; without them, all that is left of the invoice'),
  reason: text(500),
});
export type CreditInvoiceInput = z.infer<typeof creditInvoiceInput>;

export const listInvoicesInput = z.strictObject({
  ...pageInput,
  customer: reference.optional(),
  status: invoiceStatusShape.optional(),
  kind: invoiceKindShape.optional(),
  currency: currency.optional(),
  periodFrom: dayShape.optional().describe('Periods that begin on this day'),
  dueFrom: dayShape.optional().describe('Due on this day or later'),
  dueTo: dayShape.optional().describe('Due before this day'),
  totalFrom: z.coerce.number().int().optional().describe('At least so many minor units'),
  totalTo: z.coerce.number().int().optional().describe('At most so many minor units'),
});
export type ListInvoicesInput = z.infer<typeof listInvoicesInput>;
export const invoicePage = pageOf(invoiceSummaryShape);
