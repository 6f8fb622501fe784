import { z } from 'zod';
import { instantShape, pageInput, pageOf } from '@/server/kernel/shapes';
import { eventTypeNames } from './event-types';

export const deliveryStatusShape = z.enum(['pending', 'delivered', 'failed', 'held', 'cancelled']);
export type DeliveryStatus = z.infer<typeof deliveryStatusShape>;

export const deliveryShape = z.strictObject({
  id: z.string(),
  messageId: z.string().describe('The header `webhook-id`: the same for every attempt and replay'),
  endpointId: z.string(),
  type: z.string(),
  object: z.strictObject({ type: z.string(), id: z.string() }),
  status: deliveryStatusShape.describe(
    'pending: will be tried (again). delivered: answered with 2xx. failed: given up. held: the endpoint is disabled. ' +
      'cancelled: will not be sent any more',
  ),
  attempts: z.int(),
  nextAttemptAt: instantShape.nullable(),
  createdAt: instantShape,
  endedAt: instantShape.nullable(),
});
export type Delivery = z.infer<typeof deliveryShape>;
export const deliveryPage = pageOf(deliveryShape);

const headers = z.record(z.string(), z.string());
export const attemptShape = z.strictObject({
  number: z.int(),
  at: instantShape,
  durationMs: z.int().nullable(),
  request: headers.describe('The headers that were sent, without the signature'),
  answer: z
    .strictObject({ status: z.int(), headers, body: z.string().describe('The first 2 KB') })
    .nullable()
    .describe('Null when none came'),
  error: z.string().nullable().describe('Why it does not count as delivered'),
});
export type Attempt = z.infer<typeof attemptShape>;

export const deliveryDetailShape = z.strictObject({
  ...deliveryShape.shape,
  payload: z.unknown().describe('The body that is sent: `type`, `timestamp`, `data`'),
  tries: z.array(attemptShape),
});
export type DeliveryDetail = z.infer<typeof deliveryDetailShape>;

export const deliveryIdInput = z.strictObject({ id: z.uuid() });
const endpoint = z.uuid().describe('The endpoint’s id');
const type = z.enum(eventTypeNames);

/** PostgreSQL's calendar has no year 0, which an offset may lead into. */
const since1970 = instantShape
  .refine((text) => Number(text.slice(0, 4)) >= 1971, 'must be an instant after 1970')
  .overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString()));

export const listDeliveriesInput = z.strictObject({
  ...pageInput,
  endpoint: endpoint.optional(),
  status: deliveryStatusShape.optional(),
  type: type.optional(),
  from: since1970.optional().describe('Made at this instant or later'),
  to: since1970.optional().describe('Made before this instant'),
});
export type ListDeliveriesInput = z.infer<typeof listDeliveriesInput>;

export const replayRangeInput = z.strictObject({
  endpoint,
  from: since1970.describe('The first instant'),
  to: since1970.describe('The instant that the range ends before'),
  eventTypes: z.array(type).max(100).default([]).describe('Empty: all'),
  which: z
    .enum(['undelivered', 'all'])
    .default('undelivered')
    .describe('undelivered: messages of which no delivery arrived; all: also those that did'),
});
export type ReplayRangeInput = z.infer<typeof replayRangeInput>;
export const replayedShape = z.strictObject({
  replayed: z.int().describe('New deliveries, at most 10,000: narrow the range where there are more'),
});
