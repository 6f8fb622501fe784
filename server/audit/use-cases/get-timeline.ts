import { getDisbursement, getRun } from '@/server/disbursements/door';
import type { Actor } from '@/server/identity/door';
import { getImport } from '@/server/imports/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { getMerchant } from '@/server/merchants/door';
import { getOrder } from '@/server/orders/door';
import { presentEvent } from '../present';
import type { Timeline } from '../schema';
import { listOfObject } from '../store/entries';
import { reachOf } from './reach';

/** More happens to nothing that a person would read to its end. */
const LIMIT = 200;

/** Whoever may read an object may read what happened to it: the object's own room says so. */
const reading = {
  run: getRun,
  disbursement: getDisbursement,
  import: getImport,
  merchant: getMerchant,
  order: getOrder,
} satisfies Record<string, (actor: Actor | null, id: string) => Promise<Outcome<unknown>>>;

export type TimelineOf = keyof typeof reading;

/** What happened to one object, the oldest first. To a merchant's people, ours have no names. */
export async function getTimeline(actor: Actor | null, type: TimelineOf, id: string): Promise<Outcome<Timeline>> {
  const found = await reading[type](actor, id);
  if (!found.ok) return found;
  const reach = await reachOf(actor as Actor);
  const entries = await listOfObject(reach.merchantId, { type, id }, LIMIT);
  return ok({
    events: entries.slice(0, LIMIT).map((row) => presentEvent(row, reach)),
    isCut: entries.length > LIMIT,
  });
}
