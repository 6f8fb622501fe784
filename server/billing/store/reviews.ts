import { empty, execute, pool, type Queryable, rows, sql } from '@/server/platform/db';

export type ReviewRow = {
  id: bigint;
  customer: string;
  customer_name: string;
  invoice_id: bigint | null;
  invoice: string | null;
  invoice_status: string | null;
  code: string;
  words: string;
  found_by: 'validation' | 'charge';
  found_at: Date;
  resolved_at: Date | null;
  resolved_by: string | null;
  resolution: string | null;
};

const shown = sql`
  SELECT r.*, c.reference AS customer, c.name AS customer_name, i.number AS invoice, i.status AS invoice_status
    FROM review_item r JOIN customer c ON c.id = r.customer_id LEFT JOIN invoice i ON i.id = r.invoice_id`;

/** The latest first; one row more than `limit`. */
export const listReviews = (
  of: { state: 'open' | 'resolved'; code?: string | undefined },
  limit: number,
  before: string | null,
) =>
  rows<ReviewRow>(
    pool(),
    sql`${shown} WHERE r.resolved_at IS ${of.state === 'open' ? sql`NULL` : sql`NOT NULL`}
          ${of.code === undefined ? empty : sql`AND r.code = ${of.code}`}
          ${before === null ? empty : sql`AND r.id < ${before}::bigint`} ORDER BY r.id DESC LIMIT ${limit + 1}`,
  );

export const findReview = (client: Queryable, id: string) =>
  rows<ReviewRow>(client, sql`${shown} WHERE r.id = ${id}::bigint`).then((found) => found[0] ?? null);

/** Notes what was done about an item, once. @returns whether it was open */
export const resolveReview = (
  client: Queryable,
  id: string,
  by: { resolvedBy: string; resolution: string; at: Date },
) =>
  execute(
    client,
    sql`UPDATE review_item SET resolved_at = ${by.at}, resolved_by = ${by.resolvedBy}, resolution = ${by.resolution}
         WHERE id = ${id}::bigint AND resolved_at IS NULL`,
  ).then((count) => count > 0);
