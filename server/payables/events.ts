import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** A settlement was asked for and waits to be done. */
export const SETTLEMENT_REQUESTED = 'payables/settlement.requested';
export const settlementRequestedData = z.strictObject({ settlementId: z.string().regex(/^\d+$/) });

export const settlementRequested = (data: z.infer<typeof settlementRequestedData>): OutboxEvent => ({
  name: SETTLEMENT_REQUESTED,
  data,
});
