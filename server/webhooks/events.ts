import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** A delivery is to be made (again). */
export const DELIVERY_DUE = 'webhooks/delivery.due';
export const deliveryDueData = z.strictObject({ deliveryId: z.uuid(), endpointId: z.uuid() });

export const deliveryDue = (data: z.infer<typeof deliveryDueData>): OutboxEvent => ({ name: DELIVERY_DUE, data });
