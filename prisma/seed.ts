import { changeSettings } from '@/server/billing/use-cases/settings';
import { setSchedule } from '@/server/disbursements/use-cases/schedule-setting';
import { jobActor } from '@/server/identity/door';
import { monthOf } from '@/server/invoices/domain/proration';
import { addDays, localDateOf, startOfDay, weekdayOf } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { insertMerchants, type MerchantFacts, merchantsByReference } from '@/server/merchants/door';
import { now } from '@/server/platform/clock';
import { closeDatabase, pool, transaction } from '@/server/platform/db';
import { createDemoAccess } from './demo/access';
import { demoBankAccounts, demoChangedAccounts, demoTerms } from './demo/bank-accounts';
import { bringIn, disburse, settle } from './demo/factories';
import { demoDollarsInFiles, demoHouseAccounts } from './demo/house-accounts';
import { demoInvoicing } from './demo/invoicing';
import { demoMerchants } from './demo/merchants';
import { demoOrderStates } from './demo/order-states';
import { demoOrders } from './demo/orders';
import { demoPaidWeek } from './demo/paid-weeks';
import { demoPaidOut, demoPaymentStates } from './demo/payment-states';
import { demoQuestions } from './demo/questions';

/**
 * Fills a new database with a demo: shops, thirteen weeks of orders, and the disbursements of all weeks but the latest
 * full one, which is left for the visitor to ask for.
 */
const WEEKS = 13;

await transaction((client) => insertMerchants(client, demoMerchants, { actor: jobActor('demo') }));
const facts = await merchantsByReference(
  pool(),
  demoMerchants.map((merchant) => merchant.reference),
);
const factsOf = (reference: string) => facts.get(reference) as MerchantFacts;
const people = await createDemoAccess(factsOf('harbour-books').id);
await demoInvoicing(people.finance_operator, people.finance_approver);
// What waits to be charged this month is left for the visitor; from the next on months are billed by themselves.
const beginsOn = monthOf(localDateOf(now(), 'UTC')).to;
unwrap(await changeSettings(jobActor('demo'), { hour: 0, onWorkingDay: false, beginsOn }));
// Likewise the runs of disbursements: from tomorrow on one is prepared each day, and the past is a visitor's to ask for.
unwrap(await setSchedule(jobActor('demo'), { beginsOn: addDays(localDateOf(now(), 'UTC'), 1) }));

const today = localDateOf(now(), 'UTC');
const thisMonday = addDays(today, 1 - weekdayOf(today));
const firstMonday = addDays(thisMonday, -7 * WEEKS);
const twoPeople = { maker: people.finance_operator, checker: people.finance_approver };
const openedAt = new Date(startOfDay(addDays(firstMonday, -3), 'UTC').getTime() + 10 * 3_600_000);
await demoBankAccounts(twoPeople, openedAt);
await demoHouseAccounts(people.admin, openedAt);
const steps = demoMerchants.length + WEEKS - 1;
let done = 0;
for (const merchant of demoMerchants) {
  await seedOrders(merchant);
  showProgress(`orders of ${merchant.name}`);
}
await demoOrderStates('harbour-books', factsOf('harbour-books').currency);
const { currency, timeZone } = factsOf('harbour-books');
await demoPaidOut('harbour-books', currency, startOfDay(addDays(thisMonday, -12), timeZone));
await demoPaymentStates('harbour-books', currency);
for (let week = WEEKS - 1; week >= 1; week--) {
  const endingBefore = addDays(thisMonday, -7 * week);
  // The latest two wait for the visitor: to be submitted, approved and paid.
  await (week > 2 ? demoPaidWeek(endingBefore, people) : disburse('1week', endingBefore));
  showProgress(`disbursements of the week before ${endingBefore}`);
}
// What changed since: these weeks went to where it was before.
await demoChangedAccounts(twoPeople);
await demoDollarsInFiles(people.admin, startOfDay(addDays(today, -5), 'UTC'));
await demoTerms(jobActor('demo'));
await demoQuestions(factsOf('harbour-books'), people);
// Yesterday; what falls due today is left for the hourly job, or the visitor.
await settle(addDays(today, -1));
await closeDatabase();

async function seedOrders(merchant: (typeof demoMerchants)[number]): Promise<void> {
  const facts = factsOf(merchant.reference);
  await bringIn(facts, demoOrders(merchant, facts.id, startOfDay(firstMonday, facts.timeZone), now()));
}

function showProgress(what: string): void {
  done += 1;
  const width = 30;
  const filled = Math.round((width * done) / steps);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
  const line = `  demo data ${bar} ${Math.round((100 * done) / steps)} %  ${what}`;
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}${done === steps ? '\n' : ''}`);
  else if (done === steps) process.stdout.write(`${line}\n`);
}
