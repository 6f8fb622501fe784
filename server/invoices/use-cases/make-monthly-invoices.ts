import { jobActor } from '@/server/identity/door';
import { addDays, localDateOf } from '@/server/kernel/calendar';
import type { Period } from '@/server/kernel/period';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import { priceLines } from '../domain/invoice-lines';
import { monthsToMake } from '../domain/months-to-make';
import { activeDays, earlier, later, priceOfDays } from '../domain/proration';
import { findSubscribers, lockSubscriber, noteInvoiced } from '../store/customers';
import { insertDraft, replaceLines } from '../store/invoice-changes';
import { findInvoice, type InvoiceRow } from '../store/invoices';
import { type Billable, findBillable } from '../store/subscriptions';
import { issueLocked } from './issue-invoice';

const BATCH = 500;
const actor = jobActor('make-monthly-invoices');

/**
 * Makes and issues the invoices of subscriptions for the months that are due, each once. A customer's are made in one
 * transaction, so that a process that dies loses nothing and the next call goes on.
 */
export async function makeMonthlyInvoices(): Promise<{ made: number; withoutPrice: number }> {
  const counts = { made: 0, withoutPrice: 0 };
  for (let after = 0n; ; ) {
    const batch = await findSubscribers(pool(), now(), after, BATCH);
    for (const { id } of batch) {
      const { made, withoutPrice } = await transaction((client) => makeOf(client, id));
      counts.made += made;
      counts.withoutPrice += withoutPrice;
    }
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return counts;
    after = last.id;
  }
}

async function makeOf(client: Queryable, customerId: bigint) {
  const counts = { made: 0, withoutPrice: 0 };
  const customer = await lockSubscriber(client, customerId);
  if (!customer) return counts;
  const months = monthsToMake(localDateOf(now(), customer.time_zone), customer.invoiced_month);
  for (const month of months) {
    for (const subscription of await findBillable(client, customerId, month.from, month.to)) {
      const days = activeDays(month, { from: subscription.starts_on, to: subscription.ends_on }, subscription.pauses);
      if (days === 0) continue;
      if (subscription.price_minor === null) {
        log.warn({ subscription: subscription.id, month: month.from }, 'no price in the currency of the customer');
        counts.withoutPrice++;
      } else if (await makeOne(client, subscription, subscription.price_minor, days, month)) counts.made++;
    }
  }
  const last = months.at(-1);
  if (last && counts.withoutPrice === 0) await noteInvoiced(client, customerId, last.from);
  return counts;
}

async function makeOne(
  client: Queryable,
  of: Billable,
  priceMinor: bigint,
  days: number,
  month: Period,
): Promise<boolean> {
  const priced = priceLines([
    {
      description: `${of.plan_name}, ${wordsOf(of, days, month)}`,
      quantity: of.quantity,
      unitAmount: Number(priceOfDays(priceMinor, days, month)),
      taxRatePpm: of.tax_rate_ppm,
    },
  ]);
  if (!priced.ok) throw new Error(`subscription ${of.id}: ${priced.refusal.message}`);
  const { lines, totals } = priced.value;
  if (totals.totalMinor === 0n) return false;
  const chargeOn = later(of.starts_on, month.from);
  const id = await insertDraft(
    client,
    {
      kind: 'invoice',
      customerId: of.customer_id,
      merchantId: of.merchant_id,
      subscriptionId: of.id,
      creditsId: null,
      period: month,
      currency: of.currency,
      dueOn: chargeOn,
      chargeOn,
      note: null,
      at: now(),
    },
    totals,
  );
  if (id === null) return false;
  await replaceLines(client, { id, merchantId: of.merchant_id }, lines);
  await audit(client, {
    actor,
    action: 'invoice.drafted',
    object: { type: 'invoice', id: id.toString() },
    merchantId: of.merchant_id,
    after: { subscription: of.id, period: month, total: totals.totalMinor },
  });
  await issueLocked(client, (await findInvoice(client, null, id)) as InvoiceRow, actor);
  return true;
}

/** The days that a line is for; with pauses in them, how many. */
function wordsOf(of: Billable, days: number, month: Period): string {
  const to = earlier(month.to, of.ends_on);
  return `${later(of.starts_on, month.from)} to ${addDays(to, -1)}${of.pauses.length > 0 ? `, ${days} days` : ''}`;
}
