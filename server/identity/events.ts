import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** Somebody says that they forgot their password; whether there is such a person is found out afterwards. */
export const RESET_ASKED = 'identity/password-reset.asked';
export const resetAskedData = z.strictObject({ resetId: z.uuid() });

export const resetAsked = (data: z.infer<typeof resetAskedData>): OutboxEvent => ({ name: RESET_ASKED, data });
