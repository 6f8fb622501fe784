import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { Automatic, Tier } from '../domain/approvals';

export type PolicyRow = {
  id: bigint;
  tiers: Tier[];
  automatic: Automatic[];
  reason: string;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: Date;
  decision: 'approved' | 'rejected' | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  words: string | null;
};

const policies = sql`SELECT p.id, p.tiers, p.automatic, p.reason, p.proposed_by, p.proposed_by_name, p.proposed_at,
                            d.decision, d.decided_by_name, d.decided_at, d.words
                       FROM approval_policy p LEFT JOIN approval_policy_decision d ON d.policy_id = p.id`;

/** The policy in force: the latest that a second person has confirmed. */
export const currentPolicy = (client: Queryable) =>
  rows<PolicyRow>(client, sql`${policies} WHERE d.decision = 'approved' ORDER BY p.id DESC LIMIT 1`).then(
    (found) => found[0] as PolicyRow,
  );

/** The latest versions first, those that wait for a second person among them. */
export const listPolicies = (client: Queryable) =>
  rows<PolicyRow>(client, sql`${policies} ORDER BY p.id DESC LIMIT 50`);

export const lockPolicies = (client: Queryable) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtext('disbursements/approval-policy'))`);

export const insertPolicy = (
  client: Queryable,
  of: { tiers: Tier[]; automatic: Automatic[]; reason: string; by: string; byName: string; at: Date },
) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO approval_policy (tiers, automatic, reason, proposed_by, proposed_by_name, proposed_at)
        VALUES (${JSON.stringify(of.tiers)}::jsonb, ${JSON.stringify(of.automatic)}::jsonb, ${of.reason}, ${of.by}, ${of.byName}, ${of.at})
        RETURNING id`,
  ).then((found) => (found[0] as { id: bigint }).id);

export const decidePolicy = (
  client: Queryable,
  id: bigint,
  of: { decision: 'approved' | 'rejected'; by: string; byName: string; at: Date; words: string | null },
) =>
  execute(
    client,
    sql`INSERT INTO approval_policy_decision (policy_id, decision, decided_by, decided_by_name, decided_at, words)
        VALUES (${id}, ${of.decision}::approval_decision, ${of.by}, ${of.byName}, ${of.at}, ${of.words})`,
  );
