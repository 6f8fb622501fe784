import { empty, execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { DunningRules } from '../domain/dunning';

export type VersionRow = {
  name: string;
  overdue_after_days: number;
  uncollectible_after_days: number;
  reminder_days: number[];
  version: number;
  made_by: string;
  made_at: Date;
  why: string | null;
};
export type PolicyRow = VersionRow & { id: bigint; reference: string; customers: number };

const counted = sql`SELECT v.*, row_number() OVER (PARTITION BY v.policy_id ORDER BY v.id)::int AS version FROM dunning_version v`;

/** The policies as they are now, the oldest first; or the one of a reference. They are few. */
export const findPolicies = (client: Queryable, reference?: string) =>
  rows<PolicyRow>(
    client,
    sql`SELECT DISTINCT ON (p.id) v.*, p.id, p.reference,
               (SELECT count(*)::int FROM customer c WHERE c.dunning_policy_id = p.id) AS customers
          FROM dunning_policy p JOIN (${counted}) v ON v.policy_id = p.id
         ${reference === undefined ? empty : sql`WHERE p.reference = ${reference}`}
         ORDER BY p.id, v.version DESC`,
  );

/** What a policy has said, the newest first. */
export const findVersions = (client: Queryable, policyId: bigint) =>
  rows<VersionRow>(
    client,
    sql`SELECT * FROM (${counted}) v WHERE v.policy_id = ${policyId} ORDER BY v.version DESC LIMIT 200`,
  );

/** Until COMMIT nobody else changes it. */
export const lockPolicy = (client: Queryable, reference: string) =>
  rows<{ id: bigint }>(
    client,
    // The row itself never changes, and may not: the application has no right to. So the lock is one of its name.
    sql`SELECT id, pg_advisory_xact_lock(hashtextextended('dunning_policy', id)) FROM dunning_policy WHERE reference = ${reference}`,
  ).then((found) => found[0] ?? null);

/** Adds a policy, unless there is one of that reference: then null. */
export const insertPolicy = (client: Queryable, reference: string, at: Date) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO dunning_policy (reference, created_at) VALUES (${reference}, ${at})
        ON CONFLICT (reference) DO NOTHING RETURNING id`,
  ).then((added) => added[0] ?? null);

export type NewVersion = DunningRules & {
  policyId: bigint;
  name: string;
  madeBy: string;
  why: string | null;
  at: Date;
};
export const insertVersion = (client: Queryable, one: NewVersion) =>
  execute(
    client,
    sql`INSERT INTO dunning_version (policy_id, name, overdue_after_days, uncollectible_after_days, reminder_days, made_by,
                                     made_at, why)
        VALUES (${one.policyId}, ${one.name}, ${one.overdueAfterDays}, ${one.uncollectibleAfterDays},
                ${[...one.reminderDays]}::int[], ${one.madeBy}, ${one.at}, ${one.why})`,
  );
