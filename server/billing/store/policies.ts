import { pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { BillingSettings, RetryRules } from '../schema/policy';

export type PolicyRow = { id: bigint; rules: RetryRules; made_by: string; made_at: Date; why: string | null };

const first = <Row>(found: Row[]): Row | null => found[0] ?? null;

/** The version that holds now; null: as it was delivered. */
export const findPolicy = (client: Queryable = pool()) =>
  rows<PolicyRow>(client, sql`SELECT * FROM billing_policy ORDER BY id DESC LIMIT 1`).then(first);

/** Versions of the policy, the latest first. */
export const listPolicies = () => rows<PolicyRow>(pool(), sql`SELECT * FROM billing_policy ORDER BY id DESC LIMIT 100`);

export const insertPolicy = (client: Queryable, rules: RetryRules, madeBy: string, why: string, at: Date) =>
  rows(
    client,
    sql`INSERT INTO billing_policy (rules, made_by, made_at, why) VALUES (${JSON.stringify(rules)}::jsonb, ${madeBy}, ${at}, ${why})`,
  );

/** When months are billed, as it holds now; null: as it was delivered. */
export const findSettings = (client: Queryable = pool()) =>
  rows<BillingSettings>(
    client,
    sql`SELECT hour, on_working_day AS "onWorkingDay", begins_on AS "beginsOn" FROM billing_setting ORDER BY id DESC LIMIT 1`,
  ).then(first);

export const insertSettings = (
  client: Queryable,
  { hour, onWorkingDay, beginsOn }: BillingSettings,
  madeBy: string,
  at: Date,
) =>
  rows(
    client,
    sql`INSERT INTO billing_setting (hour, on_working_day, begins_on, made_by, made_at) VALUES (${hour}, ${onWorkingDay}, ${beginsOn}::date, ${madeBy}, ${at})`,
  );
