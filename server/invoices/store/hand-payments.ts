import type { LocalDate } from '@/server/kernel/calendar';
import { type Queryable, rows, sql } from '@/server/platform/db';

export type HandPaymentRow = {
  id: bigint;
  invoice_id: bigint;
  reference: string;
  paid_on: LocalDate;
  made_by: string;
  made_by_name: string;
  made_at: Date;
};

/** The one that waits for a second person. */
export const findWaiting = (client: Queryable, invoiceId: bigint) =>
  rows<HandPaymentRow>(
    client,
    sql`SELECT h.*, u.name AS made_by_name FROM hand_payment h JOIN "user" u ON u.id = h.made_by
         WHERE h.invoice_id = ${invoiceId} AND h.checked_by IS NULL`,
  ).then((found) => found[0] ?? null);

export type NewHandPayment = { invoiceId: bigint; reference: string; paidOn: string; madeBy: string; at: Date };

/** Adds one, unless one waits already: then null. */
export const insertHandPayment = (client: Queryable, one: NewHandPayment) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO hand_payment (invoice_id, reference, paid_on, made_by, made_at)
        VALUES (${one.invoiceId}, ${one.reference}, ${one.paidOn}::date, ${one.madeBy}::uuid, ${one.at})
        ON CONFLICT (invoice_id) WHERE checked_by IS NULL DO NOTHING RETURNING id`,
  ).then((added) => added[0] ?? null);

export type Check = { checkedBy: string; isConfirmed: boolean; why: string | null; at: Date };

/** Notes what the second person said, once. @returns whether it waited */
export const checkHandPayment = (client: Queryable, id: bigint, { checkedBy, isConfirmed, why, at }: Check) =>
  rows<{ id: bigint }>(
    client,
    sql`UPDATE hand_payment SET checked_by = ${checkedBy}::uuid, checked_at = ${at}, is_confirmed = ${isConfirmed}, why = ${why}
         WHERE id = ${id} AND checked_by IS NULL RETURNING id`,
  ).then((checked) => checked.length > 0);
