import { z } from 'zod';
import { instantShape, moneyShape, mustBe, pageInput, pageOf } from '@/server/kernel/shapes';
import { businessKey, id, merchant, reasonShape, text } from './fields';
import { disputeShape, refundShape } from './returns';
import { attemptKindShape, attemptOutcomeShape, paymentMethodShape, paymentStatusShape } from './states';

/** What comes in of a card. Only brand, last four digits, holder and expiry are kept. */
export const cardInput = z.strictObject({
  cardNumber: z
    .string()
    .regex(/^[\d -]{12,30}$/, { error: mustBe('the digits of a card number') })
    .transform((digits) => digits.replace(/[ -]/g, '')),
  holder: text(100),
  expiry: z.string().regex(/^(0[1-9]|1[0-2])\/\d{2}$/, { error: mustBe('a month as MM/YY, such as 09/30') }),
  verificationCode: z.string().regex(/^\d{3,4}$/, { error: mustBe('the 3 or 4 digits of the verification code') }),
});
export type CardInput = z.infer<typeof cardInput>;

const partyInput = z.strictObject({
  name: text(140),
  id: text(64).describe('The party’s own number: of a company, a customer, an identity card'),
  accountType: z.enum(['current', 'savings', 'iban', 'other']),
  accountNumber: z.string().regex(/^[A-Za-z0-9 -]{4,40}$/, { error: mustBe('4 to 40 letters and digits') }),
});
export const transferInput = z.strictObject({ originator: partyInput, beneficiary: partyInput });
export type TransferInput = z.infer<typeof transferInput>;

export const createPaymentInput = z.strictObject({
  merchant,
  key: businessKey,
  method: paymentMethodShape,
  description: text(500),
  amount: moneyShape.describe('More than 0'),
  customerReference: text(200).optional(),
  card: cardInput.optional().describe('Of a card payment'),
  transfer: transferInput.optional().describe('Of an account transfer: from the originator to the beneficiary'),
});
export type CreatePaymentInput = z.infer<typeof createPaymentInput>;

export const payOrderInput = z.strictObject({
  id,
  key: businessKey,
  method: z.enum(['credit_card', 'debit_card']),
  customerReference: text(200).optional(),
  card: cardInput,
});
export type PayOrderInput = z.infer<typeof payOrderInput>;

const partyShape = z.strictObject({
  name: z.string(),
  id: z.string(),
  accountType: z.string(),
  accountNumber: z.string().describe('Only its end'),
});

export const paymentShape = z.strictObject({
  id: z.string(),
  merchantReference: z.string(),
  orderId: z.string().nullable(),
  method: paymentMethodShape.nullable().describe('Null: the payment of an order that nobody has paid yet'),
  description: z.string().nullable(),
  amount: moneyShape,
  customerReference: z.string().nullable(),
  card: z.strictObject({ brand: z.string(), last4: z.string(), holder: z.string(), expiry: z.string() }).nullable(),
  transfer: z.strictObject({ originator: partyShape, beneficiary: partyShape }).nullable(),
  status: paymentStatusShape,
  reason: reasonShape.nullable().describe('Why it was declined, failed or rejected'),
  captured: moneyShape,
  refunded: moneyShape.describe('What was asked to go back and was not undone'),
  disputed: moneyShape.describe('What is disputed, or lost'),
  createdAt: instantShape,
  updatedAt: instantShape,
  capturedAt: instantShape.nullable(),
});
export type Payment = z.infer<typeof paymentShape>;

export const attemptShape = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  kind: attemptKindShape,
  asksAbout: z.number().int().nullable().describe('The number of the attempt that a look-up asks about'),
  refundId: z.string().nullable(),
  reference: z.string().describe('Our reference of the call at the provider'),
  card: z.strictObject({ brand: z.string(), last4: z.string() }).nullable(),
  outcome: attemptOutcomeShape.nullable().describe('Null: no answer was recorded'),
  reason: reasonShape.nullable(),
  latencyMs: z.number().int().nullable(),
  at: instantShape,
  askedAgainAt: instantShape
    .nullable()
    .describe('When the provider is asked next what came of it; null once that is known, or while a person decides'),
});
export type Attempt = z.infer<typeof attemptShape>;

export const paymentDetailShape = paymentShape.extend({
  attempts: z.array(attemptShape),
  refunds: z.array(refundShape),
  disputes: z.array(disputeShape),
  stuckSince: instantShape
    .nullable()
    .describe('Since when it could not be finished by itself, and waits for somebody of Countinghouse'),
});
export type PaymentDetail = z.infer<typeof paymentDetailShape>;

export const idInput = z.strictObject({ id });
export const listPaymentsInput = z.strictObject({
  ...pageInput,
  merchant: text(200).optional().describe('The merchant’s reference'),
  status: paymentStatusShape.optional(),
  method: paymentMethodShape.optional(),
  order: id.optional().describe('The order’s id'),
  customer: text(200).optional().describe('The customer’s reference'),
  createdFrom: instantShape.optional().describe('From this instant'),
  createdBefore: instantShape.optional().describe('Before this instant'),
});
export type ListPaymentsInput = z.infer<typeof listPaymentsInput>;
export const paymentPage = pageOf(paymentShape);
