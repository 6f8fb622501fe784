import { wallNow } from '@/server/platform/clock';
import { isDatabaseAway } from '@/server/platform/database-away';
import { type Queryable, transaction } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import { emit } from '@/server/platform/outbox';
import { laneOf } from '../domain/ids';
import { deliveryDue } from '../events';
import { type EventTypeName, isTold } from '../schema/event-types';
import { findListened } from '../store/endpoints';
import {
  deleteTold,
  findNextTold,
  insertMessages,
  lockTelling,
  type NewMessage,
  noteTellingFailure,
  type ToldRow,
} from '../store/messages';
import { type Happening, sources } from './sources';

/**
 * Makes messages of all that happened, in the order in which it did, with a delivery to each endpoint that listens. What
 * happened is forgotten in the same transaction: killed at any moment, nothing is left out and nothing told twice. What
 * cannot be told by a fault of ours holds up the rest for some tries, and is then left for a person to look at.
 */
export async function makeMessages(): Promise<void> {
  while (await makeNext());
}

/** @returns whether there was something to tell */
async function makeNext(): Promise<boolean> {
  let told: ToldRow | null = null;
  try {
    return await transaction(async (client) => {
      await lockTelling(client);
      told = await findNextTold(client);
      if (!told) return false;
      await tell(client, told);
      await deleteTold(client, told.id);
      return true;
    });
  } catch (error) {
    const failed = told as ToldRow | null;
    if (failed && !isDatabaseAway(error)) {
      log.error({ err: error, event: failed.name, id: failed.id.toString() }, 'what happened could not be told');
      await noteTellingFailure(failed.id);
    }
    throw error;
  }
}

async function tell(client: Queryable, { id, name, data, at }: ToldRow): Promise<void> {
  const source = sources[name];
  if (!source) return;
  const listened = await findListened(client);
  const isListened = (type: EventTypeName) => listened === null || listened.has(type);
  for await (const happenings of source(data, isListened)) {
    const wanted = happenings.filter(({ type }) => isListened(type));
    await deliver(
      client,
      wanted.map((happening) => messageOf(happening, `${id}/${at.getTime()}`, at)),
    );
  }
}

/** Writes messages and has their deliveries made once the transaction is committed. */
export async function deliver(client: Queryable, messages: NewMessage[]): Promise<string[]> {
  if (messages.length === 0) return [];
  const made = await insertMessages(client, messages, wallNow());
  const due = made.filter(({ status }) => status === 'pending');
  await emit(client, ...due.map((row) => deliveryDue({ deliveryId: row.id, endpointId: row.endpoint_id })));
  return made.map((row) => row.id);
}

/** @param occurrence sets apart what happens to one object several times */
function messageOf({ type, object, merchantId, data }: Happening, occurrence: string, at: Date): NewMessage {
  const lane = laneOf(object);
  return {
    type,
    merchantId,
    objectType: object.type,
    objectId: object.id,
    lane,
    payload: JSON.stringify({ type, timestamp: at.toISOString(), data }),
    oncePer: `${type}/${lane}/${occurrence}`,
    toMerchant: isTold(type, 'merchant'),
    toPlatform: isTold(type, 'platform'),
    endpointId: null,
  };
}
