import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import type { EngineContext } from '../context';
import { transaction } from '../database';
import { incomingEvent, newEvent } from '../event';
import { ingestEvents } from '../ingest';
import { type Reply, readJson, reply } from './answer';

const body = z.union([z.array(incomingEvent), incomingEvent.transform((event) => [event])]);

/** `POST /e/<event key>`: answers when the events and all they start are stored. */
export async function receiveEvents({ pool, registry }: EngineContext, request: IncomingMessage): Promise<Reply> {
  const read = await readJson(request);
  if (!('json' in read)) return read;
  const parsed = body.safeParse(read.json);
  if (!parsed.success)
    return reply(400, { ids: [], status: 400, error: `Not an event: ${z.prettifyError(parsed.error)}` });
  const seed = request.headers['x-inngest-event-id-seed'];
  const events = parsed.data.map((event, index) => newEvent(event, typeof seed === 'string' ? seed : undefined, index));
  const ids = await transaction(pool, (tx) => ingestEvents(tx, registry, events));
  return reply(200, { ids, status: 200 });
}
