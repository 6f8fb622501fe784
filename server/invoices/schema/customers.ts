import { z } from 'zod';
import { instantShape, mustBe, pageInput, pageOf } from '@/server/kernel/shapes';
import { STANDARD_POLICY } from './dunning';
import { currency, locale, reference, text, timeZone } from './fields';

export const customerStatusShape = z.enum(['active', 'suspended']);

const cardShape = z.strictObject({
  token: text(200).describe('The payment provider’s token of the card; never a card number'),
  brand: text(40),
  last4: z.string().regex(/^\d{4}$/, { error: mustBe('the last four digits') }),
  expiry: z.string().regex(/^(0[1-9]|1[0-2])\/\d\d$/, { error: mustBe('a month as MM/YY') }),
});
const tellsShape = z.strictObject({
  paid: z.boolean().describe('When an invoice was charged'),
  failed: z.boolean().describe('When a charge failed, or an invoice is not paid in time, with what to do'),
  cardExpiry: z.boolean().describe('Before the card expires'),
});

const facts = {
  name: text(200),
  email: z.email({ error: mustBe('an email address') }).max(254),
  address: z.array(text(200)).max(8).describe('Lines, as they stand on an envelope'),
  taxId: text(60).nullable(),
  currency,
  timeZone: timeZone.describe('Whose first of the month its invoices are charged on'),
  locale: locale.describe('How dates and amounts are written to it'),
  dunningPolicy: reference.describe('How it is reminded, and when what it does not pay is written off'),
};

export const customerShape = z.strictObject({
  reference,
  merchantReference: z.string().nullable().describe('Set where the customer is one of our merchants'),
  ...facts,
  email: z.string(),
  status: customerStatusShape,
  statusReason: z.string().nullable(),
  card: cardShape.omit({ token: true }).nullable(),
  tells: tellsShape.describe('Which mails it gets'),
  createdAt: instantShape,
  updatedAt: instantShape,
});
export type Customer = z.infer<typeof customerShape>;

export const createCustomerInput = z.strictObject({
  reference: reference.describe('Your own name for it, once'),
  merchant: reference.optional().describe('The reference of the merchant that it is, if it is one'),
  ...facts,
  address: facts.address.default([]),
  taxId: facts.taxId.default(null),
  locale: facts.locale.default('en-GB'),
  dunningPolicy: facts.dunningPolicy.default(STANDARD_POLICY),
  card: cardShape.nullable().default(null),
  tells: tellsShape.partial().default({}),
});
export type CreateCustomerInput = z.infer<typeof createCustomerInput>;

export const customerReferenceInput = z.strictObject({ reference });

/** What is left out stays as it is. */
export const changeCustomerInput = z.strictObject({
  reference,
  ...z.strictObject(facts).partial().shape,
  card: cardShape.nullable().optional(),
  tells: tellsShape.partial().optional(),
  status: customerStatusShape.optional(),
  statusReason: text(500).optional().describe('Required to suspend it'),
});
export type ChangeCustomerInput = z.infer<typeof changeCustomerInput>;

export const listCustomersInput = z.strictObject({
  ...pageInput,
  status: customerStatusShape.optional(),
  currency: currency.optional(),
  search: z.string().trim().min(1).max(200).optional().describe('Part of the reference, name or email'),
});
export type ListCustomersInput = z.infer<typeof listCustomersInput>;
export const customerPage = pageOf(customerShape);
