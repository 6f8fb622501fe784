import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** An order came in by itself (not by a file), to be paid for. */
export const ORDER_CREATED = 'orders/order.created';
/** It is paid, or there is nothing to pay. */
export const ORDER_CONFIRMED = 'orders/order.confirmed';
/** Its payment was declined; it can be paid again. */
export const ORDER_DECLINED = 'orders/order.declined';
/** Nothing more comes of it; what was paid is to be given back. */
export const ORDER_CANCELLED = 'orders/order.cancelled';
/** It is complete: its merchant is owed for it, by its payment or else by the completion. */
export const ORDER_DELIVERED = 'orders/order.delivered';

export const orderEventData = z.strictObject({ orderId: z.string() });

export type OrderEventName =
  | typeof ORDER_CREATED
  | typeof ORDER_CONFIRMED
  | typeof ORDER_DECLINED
  | typeof ORDER_CANCELLED
  | typeof ORDER_DELIVERED;

export const orderEvent = (name: OrderEventName, orderId: bigint): OutboxEvent => ({
  name,
  data: { orderId: orderId.toString() } satisfies z.infer<typeof orderEventData>,
  isTold: true,
});
