import { z } from 'zod';
import { instantShape, moneyShape, mustBe, pageInput, pageOf } from '@/server/kernel/shapes';

export const orderStatusShape = z.enum([
  'created',
  'confirmed',
  'delivered',
  'declined',
  'cancelled',
  'partially_refunded',
  'refunded',
]);
export type OrderStatus = z.infer<typeof orderStatusShape>;

const minorUnits = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const orderId = z.string().regex(/^\d{1,18}$/, { error: mustBe('a number of up to 18 digits') });
const merchantReference = z.string().min(1).max(200);

export const orderShape = z.strictObject({
  id: z.string(),
  merchantReference: z.string(),
  externalReference: z.string(),
  shopperReference: z.string().nullable(),
  description: z.string().nullable(),
  amount: moneyShape,
  status: orderStatusShape,
  reason: z.string().nullable().describe('Why it was declined or cancelled, where that was said'),
  collection: z
    .enum(['under_way', 'collected'])
    .nullable()
    .describe('How far its money has come through payments of ours; null: its shop collects it'),
  createdAt: instantShape,
  movedAt: instantShape.nullable().describe('Since when it is in its state; null where a file brought it so'),
  completedAt: instantShape.nullable(),
});
export type Order = z.infer<typeof orderShape>;

export const orderIdInput = z.strictObject({ id: orderId });

export const createOrderInput = z.strictObject({
  merchant: merchantReference
    .optional()
    .describe('The merchant’s reference. A key of one merchant can leave it out; one of the platform cannot'),
  externalReference: z.string().min(1).max(200).describe('Your own reference: one order per merchant has it'),
  amount: moneyShape.describe('0: there is nothing to pay, and the order is confirmed at once'),
  shopperReference: z.string().min(1).max(200).optional(),
  description: z.string().min(1).max(500).optional().describe('What is bought, for people'),
});
export type CreateOrderInput = z.infer<typeof createOrderInput>;

export const createdOrderShape = z.strictObject({ order: orderShape, alreadyThere: z.boolean() });

export const cancelOrderInput = z.strictObject({
  id: orderId,
  reason: z.string().min(1).max(500).optional().describe('For people, and for the record'),
});
export type CancelOrderInput = z.infer<typeof cancelOrderInput>;

export const orderStateShape = orderShape.pick({
  id: true,
  status: true,
  reason: true,
  collection: true,
  movedAt: true,
});

export const listOrdersInput = z
  .strictObject({
    ...pageInput,
    merchant: merchantReference.optional().describe('The merchant’s reference'),
    externalReference: z.string().min(1).max(200).optional().describe('In full'),
    status: orderStatusShape.optional(),
    createdFrom: instantShape.optional().describe('Created at this instant or later'),
    createdTo: instantShape.optional().describe('Created before this instant'),
    amountFrom: minorUnits.optional().describe('At least so many minor units; `currency` is required with it'),
    amountTo: minorUnits.optional().describe('At most so many minor units; `currency` is required with it'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, { error: mustBe('an ISO 4217 code in capitals, such as EUR') })
      .optional(),
    text: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Somewhere in the external or shopper reference or the description, in capitals or not'),
  })
  .refine(({ amountFrom, amountTo, currency }) => currency || (amountFrom ?? amountTo) === undefined, {
    path: ['currency'],
    error: 'is required with an amount',
  });
export type ListOrdersInput = z.infer<typeof listOrdersInput>;

export const orderPage = pageOf(orderShape);
