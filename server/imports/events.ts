import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** There is work to do for an import: checking its file, or taking it in. */
export const IMPORT_ADVANCING = 'imports/import.advancing';
export const importAdvancingData = z.strictObject({ importId: z.uuid() });

export const importAdvancing = (data: z.infer<typeof importAdvancingData>): OutboxEvent => ({
  name: IMPORT_ADVANCING,
  data,
});

/** An import is over: completed, rejected or failed. */
export const IMPORT_ENDED = 'imports/import.ended';
export const importEndedData = z.strictObject({ importId: z.uuid() });

export const importEnded = (data: z.infer<typeof importEndedData>): OutboxEvent => ({
  name: IMPORT_ENDED,
  data,
  isTold: true,
});
