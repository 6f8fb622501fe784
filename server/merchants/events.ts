import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** Merchants came into being; many at once where a file brings them. */
export const MERCHANTS_CREATED = 'merchants/merchants.created';
export const merchantsCreatedData = z.strictObject({ merchantIds: z.array(z.string().regex(/^\d+$/)) });

export const merchantsCreated = (data: z.infer<typeof merchantsCreatedData>): OutboxEvent => ({
  name: MERCHANTS_CREATED,
  data,
  isTold: true,
});
