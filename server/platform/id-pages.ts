import type { Check, Finding } from '@/server/kernel/finding';
import { pool, raw, rows, type Sql, sql } from './db';

/** Ids of one page: above `after`, up to and including `to`. */
type IdPage = { after: bigint; to: bigint };

/** What a statement found that cannot be right, with the merchant whose rows they are. */
type Wrong = { merchant_id: bigint | null; message: string };

const PAGE = 50_000n;
/** One page tells so many at most: a table that is wrong throughout would otherwise never end. */
const PER_PAGE = 20;

/**
 * A check that walks a table by its ids: one statement a page finds what is wrong in it, so that memory stays flat and no
 * statement takes long, whatever the number of rows.
 *
 * @param idsPerPage fewer where one of them stands for many rows
 * @param find gives `merchant_id` and `message` of what is wrong in a page; its rows are limited here
 */
export const checkByIds = (name: string, table: string, find: (page: IdPage) => Sql, idsPerPage = PAGE): Check => ({
  name,
  async *run(): AsyncGenerator<Finding, number, void> {
    const [ends] = await rows<{ first: bigint | null; last: bigint | null }>(
      pool(),
      sql`SELECT min(id) AS first, max(id) AS last FROM ${raw(`"${table}"`)}`,
    );
    let count = 0;
    const last = ends?.last ?? 0n;
    for (let after = (ends?.first ?? 1n) - 1n; after < last; after += idsPerPage) {
      const to = after + idsPerPage;
      const wrong = await rows<Wrong>(pool(), sql`SELECT * FROM (${find({ after, to })}) wrong LIMIT ${PER_PAGE}`);
      for (const { merchant_id: merchantId, message } of wrong) yield { check: name, merchantId, message };
      const [page] = await rows<{ count: bigint }>(
        pool(),
        sql`SELECT count(*) AS count FROM ${raw(`"${table}"`)} WHERE id > ${after} AND id <= ${to}`,
      );
      count += Number(page?.count ?? 0n);
    }
    return count;
  },
});
