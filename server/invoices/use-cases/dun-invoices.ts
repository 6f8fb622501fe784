import { jobActor } from '@/server/identity/door';
import { addDays, type LocalDate, localDateOf } from '@/server/kernel/calendar';
import { dayIn, moneyIn } from '@/server/kernel/localised';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { emit } from '@/server/platform/outbox';
import { dunningStep, toldOf } from '../domain/dunning';
import { afterMove } from '../domain/invoice-states';
import { invoiceMoved } from '../events';
import { overdueMail, reminderMail } from '../mails/unpaid-invoice';
import { findOneUnpaid, findUnpaid, insertReminder, type UnpaidRow } from '../store/dunning';
import { moveInvoice } from '../store/invoice-changes';
import { lockInvoice } from '../store/invoices';
import { postWrittenOff } from './post-invoice';

const BATCH = 500;
const actor = jobActor('dun-invoices');
export type Dunned = { reminded: number; overdue: number; writtenOff: number };

/**
 * Does what the day brings for unpaid invoices, each in its customer's time zone: reminds, says that one is overdue, writes
 * off what was overdue for too long. Each step is one transaction, and is done once however often and by how many it is
 * asked for. What is at the provider, or unknown, is left alone.
 */
export async function dunInvoices(): Promise<Dunned> {
  const done: Dunned = { reminded: 0, overdue: 0, writtenOff: 0 };
  // Nowhere is it a later day than tomorrow in UTC.
  const dueBy = addDays(localDateOf(now(), 'UTC'), 1);
  for (let after = 0n; ; ) {
    const batch = await findUnpaid(pool(), dueBy, after, BATCH);
    for (const row of batch) {
      if (!stepOf(row)) continue;
      const came = await transaction((client) => dun(client, row.id));
      if (came) done[came]++;
    }
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return done;
    after = last.id;
  }
}

const todayOf = (row: UnpaidRow): LocalDate => localDateOf(now(), row.time_zone);

function stepOf(row: UnpaidRow) {
  const step = dunningStep(
    {
      status: row.status,
      dueOn: row.due_on,
      overdueOn: row.overdue_on,
      isToBeCharged: row.is_to_be_charged,
      reminded: row.reminded,
    },
    {
      overdueAfterDays: row.overdue_after_days,
      uncollectibleAfterDays: row.uncollectible_after_days,
      reminderDays: row.reminder_days,
    },
    todayOf(row),
  );
  return step.move === null && step.reminder === null ? null : step;
}

/** Decides again what is locked now: since it was found, it may have been paid, or dunned by another. */
async function dun(client: Queryable, id: bigint): Promise<keyof Dunned | null> {
  await lockInvoice(client, id);
  const row = await findOneUnpaid(client, id);
  const step = row && stepOf(row);
  if (!step) return null;
  if (step.reminder !== null) await insertReminder(client, row, step.reminder, now());
  if (step.move === 'writeOff') return writeOff(client, row);
  if (step.move === 'fallOverdue') return fallOverdue(client, row);
  await note(client, row, 'invoice.reminded', { days: step.reminder });
  await tell(client, row, 'reminder', `${row.id}/${step.reminder}`);
  return 'reminded';
}

async function fallOverdue(client: Queryable, row: UnpaidRow): Promise<'overdue'> {
  const today = todayOf(row);
  await moveInvoice(client, row.id, 'fallOverdue', { at: now(), overdueOn: today, reason: row.reason });
  await note(client, row, 'invoice.overdue', { status: afterMove(row.status, 'fallOverdue'), overdueOn: today });
  await emit(client, invoiceMoved('overdue', row.id));
  await tell(client, row, 'overdue', row.id.toString());
  return 'overdue';
}

async function writeOff(client: Queryable, row: UnpaidRow): Promise<'writtenOff'> {
  const reason = `It was overdue for ${row.uncollectible_after_days} days.`;
  await moveInvoice(client, row.id, 'writeOff', { at: now(), reason });
  await note(client, row, 'invoice.written_off', { status: 'uncollectible', lost: row.left_minor });
  await postWrittenOff(client, row, row.left_minor, todayOf(row));
  return 'writtenOff';
}

const note = (client: Queryable, row: UnpaidRow, action: string, after: Record<string, unknown>) =>
  audit(client, {
    actor,
    action,
    object: { type: 'invoice', id: row.id.toString() },
    merchantId: row.merchant_id,
    ...('status' in after ? { before: { status: row.status } } : {}),
    after,
  });

const mails = {
  reminder: { subject: (number: string) => `Invoice ${number} is not paid yet`, body: reminderMail },
  overdue: { subject: (number: string) => `Invoice ${number} is overdue`, body: overdueMail },
} as const;

async function tell(client: Queryable, row: UnpaidRow, what: keyof typeof mails, once: string): Promise<void> {
  const told = toldOf(row.reason_code);
  if (!row.tells_of_failed || told === 'nothing') return;
  await queueMail(client, {
    kind: `invoices.${what}`,
    to: row.email,
    subject: mails[what].subject(row.number),
    body: mails[what].body({
      name: row.customer_name,
      number: row.number,
      amount: moneyIn(row.locale, row.left_minor, row.currency),
      dueOn: dayIn(row.locale, row.due_on),
      reason: told === 'why' && row.status !== 'open' ? row.reason : null,
      // Only a merchant's people can sign in and see it.
      href: row.merchant_id === null ? null : `${config().APP_URL}/invoices/${row.id}`,
    }),
    oncePer: `invoices.${what}/${once}`,
    merchantId: row.merchant_id,
  });
}
