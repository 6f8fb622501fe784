import { empty, pool, type Queryable, rows, type Sql, sql } from '@/server/platform/db';

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

export type Resolution = { resolvedBy: string; resolution: string; at: Date };
export type ResolvedRow = {
  id: bigint;
  customer_id: bigint;
  invoice_id: bigint | null;
  merchant_id: bigint | null;
  code: string;
  words: string;
};

/**
 * Notes what was done about items, of each once.
 * @param which a condition over the item `r`
 * @returns those that were open
 */
export const resolveReviews = (client: Queryable, which: Sql, by: Resolution) =>
  rows<ResolvedRow>(
    client,
    sql`UPDATE review_item r SET resolved_at = ${by.at}, resolved_by = ${by.resolvedBy}, resolution = ${by.resolution}
         WHERE r.resolved_at IS NULL AND ${which}
        RETURNING r.id, r.customer_id, r.invoice_id, r.code, r.words,
                  (SELECT i.merchant_id FROM invoice i WHERE i.id = r.invoice_id) AS merchant_id`,
  );

export const resolveReviewsOf = (client: Queryable, invoiceIds: readonly bigint[], by: Resolution) =>
  resolveReviews(client, sql`r.invoice_id = ANY(${[...invoiceIds]}::bigint[])`, by);
