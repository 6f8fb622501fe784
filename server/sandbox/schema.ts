import { z } from 'zod';
import { dayShape, instantShape } from '@/server/kernel/shapes';

/** One moving of the demo's clock: all instants but `requestedAt` and `endedAt` are of business time. */
export const clockMoveShape = z.strictObject({
  id: z.string(),
  from: instantShape,
  to: instantShape,
  at: instantShape.describe('How far it is'),
  status: z.enum(['moving', 'arrived', 'stopped', 'failed']),
  stopsDone: z.int(),
  stops: z.int(),
  days: z
    .array(z.strictObject({ day: dayShape, made: z.int(), charged: z.int(), failed: z.int() }))
    .describe('What happened on the way: invoices made, charged, and charges that failed; only days with some'),
  requestedBy: z.string(),
  requestedAt: instantShape,
  endedAt: instantShape.nullable(),
  failureReason: z.string().nullable(),
});
export type ClockMove = z.infer<typeof clockMoveShape>;

export const businessClockShape = z.strictObject({
  now: instantShape.describe('The time by which business is done'),
  aheadSeconds: z.int().describe('By how much it is ahead of the clock on the wall'),
  isMoving: z.boolean(),
});
export type BusinessClock = z.infer<typeof businessClockShape>;

export const clockMovesShape = z.strictObject({ clock: businessClockShape, moves: z.array(clockMoveShape) });
export type ClockMoves = z.infer<typeof clockMovesShape>;

export const moveClockInput = z.strictObject({ to: z.union([z.enum(['day', 'month', 'first']), dayShape]) });
export const clockMoveIdInput = z.strictObject({ id: z.string().regex(/^\d{1,18}$/) });
