import { getBillingRun } from '@/server/billing/door';
import { getDisbursement, getRun } from '@/server/disbursements/door';
import type { Actor } from '@/server/identity/door';
import { getImport } from '@/server/imports/door';
import { findTracesOfCustomer, findTracesOfInvoice, getCustomer, getInvoice } from '@/server/invoices/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { getMerchant } from '@/server/merchants/door';
import { getOrder } from '@/server/orders/door';
import { findDisbursementsOf, getSettlement } from '@/server/payables/door';
import { findTraces, getPaymentAlone } from '@/server/payments/door';
import { getPayoutFile } from '@/server/payouts/door';
import { presentEvent } from '../present';
import type { Timeline } from '../schema';
import { type AuditedObject, listOfObjects } from '../store/entries';
import { reachOf } from './reach';

/** More happens to nothing that a person would read to its end. */
const LIMIT = 200;

/** Whoever may read an object may read what happened to it: the object's own room says so. */
const reading = {
  run: getRun,
  billing_run: getBillingRun,
  disbursement: getDisbursement,
  import: getImport,
  invoice: getInvoice,
  customer: getCustomer,
  merchant: getMerchant,
  order: getOrder,
  payment: getPaymentAlone,
  settlement: getSettlement,
  payout_file: getPayoutFile,
} satisfies Record<string, (actor: Actor | null, id: string) => Promise<Outcome<unknown>>>;

export type TimelineOf = keyof typeof reading;

/** What happened to one object and to all that came of it, the oldest first. To a merchant's people, ours have no names. */
export async function getTimeline(actor: Actor | null, type: TimelineOf, id: string): Promise<Outcome<Timeline>> {
  const found = await reading[type](actor, id);
  if (!found.ok) return found;
  const reach = await reachOf(actor as Actor);
  const subject = { type, id };
  const objects = [subject, ...(await relatedTo(reach.merchantId, subject))];
  const entries = await listOfObjects(reach.merchantId, objects, LIMIT);
  return ok({
    events: entries.slice(0, LIMIT).map((row) => presentEvent(row, reach, subject)),
    isCut: entries.length > LIMIT,
  });
}

/** Of money the whole way is told: what was paid, given back and disputed, and the disbursements that it went into. */
async function relatedTo(merchantId: bigint | null, { type, id }: AuditedObject): Promise<AuditedObject[]> {
  if (type === 'invoice') return findTracesOfInvoice(merchantId, id);
  if (type === 'customer') return findTracesOfCustomer(merchantId, id);
  if (type !== 'order' && type !== 'payment') return [];
  const [traces, disbursements] = await Promise.all([
    findTraces(merchantId, type, id),
    findDisbursementsOf(merchantId, type, id),
  ]);
  const related = [...traces, ...disbursements.map((disbursement) => ({ type: 'disbursement', id: disbursement }))];
  return related.filter((object) => object.type !== type);
}
