import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** Staff want the clock of a demo moved. */
export const CLOCK_MOVE_REQUESTED = 'sandbox/clock.move-requested';
export const clockMoveData = z.strictObject({ moveId: z.string() });

export const clockMoveRequested = (data: z.infer<typeof clockMoveData>): OutboxEvent => ({
  name: CLOCK_MOVE_REQUESTED,
  data,
});
