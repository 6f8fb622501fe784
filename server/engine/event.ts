import { z } from 'zod';
import { seededUlid, ulid } from './ulid';

/** Kept in a text column and an index. */
const label = z
  .string()
  .max(500)
  .refine((text) => !text.includes('\0'), 'must not hold NUL');

/** What an app may send (SDK spec 1.3.4); fields that Inngest adds later are kept as they are. */
export const incomingEvent = z.looseObject({
  id: label.nullish(),
  name: label.min(1),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().nullish(),
});

export type IncomingEvent = z.infer<typeof incomingEvent>;

/** An event as functions see it. */
export type Event = { id: string; name: string; data: Record<string, unknown>; ts: number; [field: string]: unknown };

export type NewEvent = {
  /** The engine's own id of it, by which runs refer to it. */
  id: string;
  dedupId: string | null;
  payload: Event;
};

/** @param seed the header `x-inngest-event-id-seed`, by which a batch that is sent again gets the same ids */
export function newEvent(incoming: IncomingEvent, seed?: string, index = 0): NewEvent {
  const id = (seed && seededUlid(seed, index)) || ulid();
  const dedupId = incoming.id || null;
  return {
    id,
    dedupId,
    payload: { ...incoming, id: dedupId ?? id, data: incoming.data ?? {}, ts: incoming.ts || Date.now() },
  };
}
