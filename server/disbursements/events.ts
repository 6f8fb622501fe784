import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** A run was asked for and waits to be calculated. */
export const RUN_REQUESTED = 'disbursements/run.requested';
export const runRequestedData = z.strictObject({ runId: z.uuid() });

export const runRequested = (data: z.infer<typeof runRequestedData>): OutboxEvent => ({ name: RUN_REQUESTED, data });
