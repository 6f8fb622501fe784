import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, join, type Queryable, readerFor, rows, type Sql, sql } from '@/server/platform/db';
import type { ListInvoicesInput } from '../schema/invoices';
import type { InvoiceStatus } from '../schema/states';

export type InvoiceRow = {
  id: bigint;
  kind: 'invoice' | 'credit_note';
  customer_id: bigint;
  customer: string;
  customer_name: string;
  merchant_id: bigint | null;
  subscription_id: bigint | null;
  credits_id: bigint | null;
  credit_of: string | null;
  number: string | null;
  period_from: LocalDate | null;
  period_to: LocalDate | null;
  currency: CurrencyCode;
  net_minor: bigint;
  tax_minor: bigint;
  total_minor: bigint;
  credited_minor: bigint;
  status: InvoiceStatus;
  reason: string | null;
  charge_on: LocalDate | null;
  issued_on: LocalDate | null;
  due_on: LocalDate | null;
  paid_at: Date | null;
  paid_by: string | null;
  note: string | null;
  billed_name: string;
  billed_address: string[];
  billed_tax_id: string | null;
  time_zone: string;
  created_at: Date;
};
export type LineRow = {
  description: string;
  quantity: number;
  unit_minor: bigint;
  net_minor: bigint;
  tax_rate_ppm: number;
  tax_minor: bigint;
};

const first = <Row>(found: Row[]): Row | null => found[0] ?? null;
/** Who a draft would be sent to is the customer as it is now. */
const billed = sql`CASE WHEN i.number IS NULL THEN c.name ELSE i.billed_name END AS billed_name,
  CASE WHEN i.number IS NULL THEN c.address ELSE i.billed_address END AS billed_address,
  CASE WHEN i.number IS NULL THEN c.tax_id ELSE i.billed_tax_id END AS billed_tax_id`;
const shown = sql`SELECT i.*, ${billed}, c.reference AS customer, c.name AS customer_name, c.time_zone, o.number AS credit_of
                    FROM invoice i JOIN customer c ON c.id = i.customer_id LEFT JOIN invoice o ON o.id = i.credits_id`;
/** What is still being written is nobody's but the staff's. */
const within = (scope: bigint | null) =>
  scope === null ? empty : sql`AND i.merchant_id = ${scope} AND i.status <> 'draft'`;

/** `scope`: the only merchant whose invoices exist for whoever reads; null: all. */
export const findInvoice = (client: Queryable, scope: bigint | null, id: bigint | string) =>
  rows<InvoiceRow>(client, sql`${shown} WHERE i.id = ${id} ${within(scope)}`).then(first);

/** Of changes, charges and payments of one invoice each sees what the one before it left. Until COMMIT. */
export const lockInvoice = (client: Queryable, id: bigint | string) =>
  rows<InvoiceRow>(client, sql`${shown} WHERE i.id = ${id} FOR NO KEY UPDATE OF i`).then(first);

/** Whose it is; null: of no merchant. */
export const findMerchantOfInvoice = (client: Queryable, id: string) =>
  rows<{ merchant_id: bigint | null }>(client, sql`SELECT merchant_id FROM invoice WHERE id = ${id}`).then(
    (found) => found[0]?.merchant_id ?? null,
  );

export const findLines = (client: Queryable, invoiceId: bigint) =>
  rows<LineRow>(client, sql`SELECT * FROM invoice_line WHERE invoice_id = ${invoiceId} ORDER BY position`);

export const findCreditNotes = (client: Queryable, invoiceId: bigint) =>
  rows<{ id: bigint; number: string; total_minor: bigint }>(
    client,
    sql`SELECT id, number, total_minor FROM invoice WHERE credits_id = ${invoiceId} AND number IS NOT NULL ORDER BY id`,
  );

/** One row more than `limit`, the newest first, older than the key `before`. */
export const findInvoices = (
  scope: bigint | null,
  filter: Omit<ListInvoicesInput, 'cursor'>,
  before: readonly [createdAt: string, id: string] | null,
) =>
  rows<InvoiceRow>(
    readerFor(scope),
    sql`${shown} WHERE true ${within(scope)} ${conditions(filter)}
          ${before === null ? empty : sql`AND (i.created_at, i.id) < (${before[0]}::timestamptz, ${before[1]}::bigint)`}
        ORDER BY i.created_at DESC, i.id DESC LIMIT ${filter.limit + 1}`,
  );

function conditions(filter: Omit<ListInvoicesInput, 'cursor' | 'limit'>): Sql {
  const { customer, status, kind, currency, periodFrom, dueFrom, dueTo, totalFrom, totalTo } = filter;
  const all = [
    customer !== undefined && sql`c.reference = ${customer}`,
    status !== undefined && sql`i.status = ${status}::invoice_status`,
    kind !== undefined && sql`i.kind = ${kind}::invoice_kind`,
    currency !== undefined && sql`i.currency = ${currency}`,
    periodFrom !== undefined && sql`i.period_from = ${periodFrom}::date`,
    dueFrom !== undefined && sql`i.due_on >= ${dueFrom}::date`,
    dueTo !== undefined && sql`i.due_on < ${dueTo}::date`,
    totalFrom !== undefined && sql`i.total_minor >= ${totalFrom}`,
    totalTo !== undefined && sql`i.total_minor <= ${totalTo}`,
  ].filter((condition) => condition !== false);
  return all.length === 0 ? empty : sql`AND ${join(all, ' AND ')}`;
}
