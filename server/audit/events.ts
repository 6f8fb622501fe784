import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** Somebody wants to know whether everything recorded still holds. */
export const VERIFICATION_REQUESTED = 'audit/verification.requested';
export const verificationRequestedData = z.strictObject({ verificationId: z.uuid() });

export const verificationRequested = (data: z.infer<typeof verificationRequestedData>): OutboxEvent => ({
  name: VERIFICATION_REQUESTED,
  data,
});
