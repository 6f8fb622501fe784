import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { CsvMappingJson } from '../schema/statements';

/** How the bank of an account wrote its CSV the last time; null: it never did. */
export const findMapping = (client: Queryable, account: string) =>
  rows<{ mapping: CsvMappingJson }>(
    client,
    sql`SELECT mapping FROM bank_csv_mapping WHERE account = ${account} ORDER BY id DESC LIMIT 1`,
  ).then((found) => found[0]?.mapping ?? null);

export const insertMapping = (
  client: Queryable,
  account: string,
  mapping: CsvMappingJson,
  by: { id: string; name: string; at: Date },
) =>
  execute(
    client,
    sql`INSERT INTO bank_csv_mapping (account, mapping, made_by, made_by_name, made_at)
        VALUES (${account}, ${JSON.stringify(mapping)}::jsonb, ${by.id}, ${by.name}, ${by.at})`,
  );

/** Which accounts have statements, and which a mapping. */
export const findAccountFacts = (client: Queryable) =>
  rows<{ account: string; has_statements: boolean; has_mapping: boolean }>(
    client,
    sql`SELECT account, bool_or(is_statement) AS has_statements, bool_or(NOT is_statement) AS has_mapping FROM (
          SELECT DISTINCT account, true AS is_statement FROM bank_statement UNION ALL
          SELECT DISTINCT account, false FROM bank_csv_mapping) facts GROUP BY account`,
  );
