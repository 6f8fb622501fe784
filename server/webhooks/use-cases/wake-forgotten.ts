import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { deliveryDue } from '../events';
import { findForgotten, markWoken } from '../store/delivering';
import { makeMessages } from './make-messages';

const OVERDUE_MS = 60_000;
const AGAIN_MS = 10 * 60_000;
const AT_ONCE = 500;

/**
 * Wakes what nobody works on though it is due: a background function that was given up, or an engine that has lost its
 * memory, delays a delivery and loses none. @returns how many deliveries were woken
 */
export async function wakeForgotten(): Promise<number> {
  await makeMessages();
  return transaction(async (client) => {
    const at = wallNow();
    const dueBefore = new Date(at.getTime() - OVERDUE_MS);
    const forgotten = await findForgotten(client, dueBefore, new Date(at.getTime() - AGAIN_MS), AT_ONCE);
    const ids = forgotten.map((row) => row.id);
    await markWoken(client, ids, at);
    await emit(client, ...forgotten.map((row) => deliveryDue({ deliveryId: row.id, endpointId: row.endpoint_id })));
    return forgotten.length;
  });
}
