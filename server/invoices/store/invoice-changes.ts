import { empty, execute, join, type Queryable, rows, sql } from '@/server/platform/db';
import { type InvoiceMove, invoiceMoves } from '../domain/invoice-states';

export type NewInvoice = {
  kind: 'invoice' | 'credit_note';
  customerId: bigint;
  merchantId: bigint | null;
  subscriptionId: bigint | null;
  creditsId: bigint | null;
  period: { from: string; to: string } | null;
  currency: string;
  dueOn: string | null;
  chargeOn: string | null;
  note: string | null;
  at: Date;
};
export type NewLineRow = {
  description: string;
  quantity: number;
  unitMinor: bigint;
  netMinor: bigint;
  taxRatePpm: number;
  taxMinor: bigint;
};
type Totals = { netMinor: bigint; taxMinor: bigint; totalMinor: bigint };

/** Adds a draft, unless its subscription has one for the period: then null. */
export const insertDraft = (client: Queryable, one: NewInvoice, totals: Totals) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO invoice (kind, customer_id, merchant_id, subscription_id, credits_id, period_from, period_to, currency,
                             net_minor, tax_minor, total_minor, status, charge_on, due_on, note, created_at, updated_at)
        VALUES (${one.kind}::invoice_kind, ${one.customerId}, ${one.merchantId}, ${one.subscriptionId}, ${one.creditsId},
                ${one.period?.from ?? null}::date, ${one.period?.to ?? null}::date, ${one.currency}, ${totals.netMinor},
                ${totals.taxMinor}, ${totals.totalMinor}, 'draft', ${one.chargeOn}::date, ${one.dueOn}::date, ${one.note},
                ${one.at}, ${one.at})
        ON CONFLICT (subscription_id, period_from) DO NOTHING RETURNING id`,
  ).then((added) => added[0]?.id ?? null);

/** The lines of a draft in the place of those it has. */
export async function replaceLines(
  client: Queryable,
  invoice: { id: bigint; merchantId: bigint | null },
  lines: readonly NewLineRow[],
): Promise<void> {
  await execute(client, sql`DELETE FROM invoice_line WHERE invoice_id = ${invoice.id}`);
  const values = lines.map(
    (line, index) =>
      sql`(${invoice.id}, ${invoice.merchantId}, ${index + 1}, ${line.description}, ${line.quantity}, ${line.unitMinor},
           ${line.netMinor}, ${line.taxRatePpm}, ${line.taxMinor})`,
  );
  await execute(
    client,
    sql`INSERT INTO invoice_line (invoice_id, merchant_id, position, description, quantity, unit_minor, net_minor,
                                  tax_rate_ppm, tax_minor) VALUES ${join(values)}`,
  );
}

export type DraftFacts = { dueOn: string | null; chargeOn: string | null; note: string | null };
export const updateDraft = (client: Queryable, id: bigint, facts: DraftFacts, totals: Totals, at: Date) =>
  execute(
    client,
    sql`UPDATE invoice SET due_on = ${facts.dueOn}::date, charge_on = ${facts.chargeOn}::date, note = ${facts.note},
               net_minor = ${totals.netMinor}, tax_minor = ${totals.taxMinor}, total_minor = ${totals.totalMinor},
               updated_at = ${at}
         WHERE id = ${id} AND status = 'draft'`,
  );

/** The next number of a series: the series is locked until COMMIT, so that there is no gap and no double. */
export const takeNumber = (client: Queryable, prefix: string) =>
  rows<{ last: bigint }>(
    client,
    sql`INSERT INTO invoice_series AS s (prefix, last) VALUES (${prefix}, 1)
        ON CONFLICT (prefix) DO UPDATE SET last = s.last + 1 RETURNING last`,
  ).then((taken) => `${prefix}-${(taken[0] as { last: bigint }).last.toString().padStart(6, '0')}`);

type Moved = {
  at: Date;
  reason?: string | null;
  number?: string;
  issuedOn?: string;
  dueOn?: string;
  overdueOn?: string;
  paidAt?: Date;
  paidMinor?: bigint;
  paidBy?: string;
};

/** Whom it is sent to, as the customer is now: from then on it stays. */
const billedTo = sql`, (billed_name, billed_address, billed_tax_id) =
  (SELECT c.name, c.address, c.tax_id FROM customer c WHERE c.id = customer_id)`;

/** Moves an invoice if it is in a state that the move leads from. @returns whether it did */
export const moveInvoice = (client: Queryable, id: bigint, move: InvoiceMove, moved: Moved) => {
  const { from, to } = invoiceMoves[move];
  const states = join(from.map((status) => sql`${status}::invoice_status`));
  return execute(
    client,
    sql`UPDATE invoice SET status = ${to}::invoice_status, updated_at = ${moved.at}, reason = ${moved.reason ?? null},
               number = coalesce(${moved.number ?? null}, number), issued_on = coalesce(${moved.issuedOn ?? null}::date, issued_on),
               due_on = coalesce(${moved.dueOn ?? null}::date, due_on),
               overdue_on = coalesce(${moved.overdueOn ?? null}::date, overdue_on), paid_at = ${moved.paidAt ?? null},
               paid_minor = ${moved.paidMinor ?? null}, paid_by = ${moved.paidBy ?? null} ${moved.number === undefined ? empty : billedTo}
         WHERE id = ${id} AND status IN (${states})`,
  ).then((count) => count > 0);
};

/** Counts a credit note against its invoice, if so much is left. @returns whether it is */
export const addCredited = (client: Queryable, id: bigint, totalMinor: bigint, at: Date) =>
  execute(
    client,
    sql`UPDATE invoice SET credited_minor = credited_minor + ${totalMinor}, updated_at = ${at}
         WHERE id = ${id} AND credited_minor + ${totalMinor} <= total_minor`,
  ).then((count) => count > 0);
