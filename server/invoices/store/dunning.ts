import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { execute, type Queryable, rows, type Sql, sql } from '@/server/platform/db';
import type { InvoiceStatus } from '../schema/states';

export type UnpaidRow = {
  id: bigint;
  number: string;
  merchant_id: bigint | null;
  currency: CurrencyCode;
  left_minor: bigint;
  status: InvoiceStatus;
  reason: string | null;
  reason_code: string | null;
  due_on: LocalDate;
  overdue_on: LocalDate | null;
  is_to_be_charged: boolean;
  time_zone: string;
  locale: string;
  customer_name: string;
  email: string;
  tells_of_failed: boolean;
  overdue_after_days: number;
  uncollectible_after_days: number;
  reminder_days: number[];
  reminded: number[];
};

const unpaid = (where: Sql) => sql`
  SELECT i.id, i.number, i.merchant_id, i.currency, i.total_minor - i.credited_minor AS left_minor, i.status, i.reason, i.reason_code,
         i.due_on, i.overdue_on, (i.status = 'open' AND (i.charge_on IS NOT NULL OR i.next_try_at IS NOT NULL)) AS is_to_be_charged,
         c.time_zone, c.locale, c.name AS customer_name, c.email, c.tells_of_failed,
         v.overdue_after_days, v.uncollectible_after_days, v.reminder_days,
         array(SELECT r.days FROM dunning_reminder r WHERE r.invoice_id = i.id) AS reminded
    FROM invoice i
    JOIN customer c ON c.id = i.customer_id
    CROSS JOIN LATERAL (SELECT * FROM dunning_version v WHERE v.policy_id = c.dunning_policy_id ORDER BY v.id DESC LIMIT 1) v
   WHERE i.kind = 'invoice' AND i.status IN ('open', 'failed', 'overdue') AND i.total_minor > i.credited_minor
     -- What somebody says was paid outside waits for the second person.
     AND NOT EXISTS (SELECT FROM hand_payment h WHERE h.invoice_id = i.id AND h.checked_by IS NULL)
     AND ${where}`;

/** Unpaid invoices that are due by a day, by id, after `after`. */
export const findUnpaid = (client: Queryable, dueBy: LocalDate, after: bigint, limit: number) =>
  rows<UnpaidRow>(
    client,
    sql`${unpaid(sql`i.due_on <= ${dueBy}::date AND i.id > ${after}`)} ORDER BY i.id LIMIT ${limit}`,
  );

/**
 * The same of one invoice, if it is still unpaid. To be read in a statement after the one that locks it: what stands in other
 * tables is then as whoever held it before has left it.
 */
export const findOneUnpaid = (client: Queryable, id: bigint) =>
  rows<UnpaidRow>(client, unpaid(sql`i.id = ${id}`)).then((found) => found[0] ?? null);

/** Notes that a reminder was sent. */
export const insertReminder = (client: Queryable, row: UnpaidRow, days: number, at: Date) =>
  execute(
    client,
    sql`INSERT INTO dunning_reminder (invoice_id, merchant_id, days, at) VALUES (${row.id}, ${row.merchant_id}, ${days}, ${at})`,
  );
