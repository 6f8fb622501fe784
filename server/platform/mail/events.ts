import { z } from 'zod';
import type { OutboxEvent } from '../outbox';

/** A mail waits to be sent. */
export const MAIL_QUEUED = 'platform/mail.queued';
export const mailQueuedData = z.strictObject({ mailId: z.uuid() });

export const mailQueued = (data: z.infer<typeof mailQueuedData>): OutboxEvent => ({ name: MAIL_QUEUED, data });
