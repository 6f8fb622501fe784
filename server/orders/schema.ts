import { z } from 'zod';
import { instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';

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

export const orderShape = z.strictObject({
  id: z.string(),
  merchantReference: z.string(),
  externalReference: z.string(),
  shopperReference: z.string().nullable(),
  amount: moneyShape,
  status: orderStatusShape,
  createdAt: instantShape,
  completedAt: instantShape.nullable(),
});
export type Order = z.infer<typeof orderShape>;

export const listOrdersInput = z.strictObject({
  ...pageInput,
  merchant: z.string().min(1).max(200).optional().describe('The merchant’s reference'),
  externalReference: z.string().min(1).max(200).optional(),
});
export type ListOrdersInput = z.infer<typeof listOrdersInput>;

export const orderPage = pageOf(orderShape);
