import { now } from './clock';
import { execute, type Queryable, sql } from './db';
import { maskSecrets } from './mask-secrets';
import { requestContext } from './request-context';

/** One change of state, as the audit keeps it. */
export type AuditEntry = {
  /** Who did it; a background function acts as itself (`jobActor`). */
  actor: { kind: 'user' | 'key' | 'job'; id: string; name: string };
  /** What was done, as `object.verb_in_the_past`: `run.requested`, `user.disabled`. */
  action: string;
  object: { type: string; id: string };
  /** Whose chain it stands in: the merchant's, or (null) the platform's. A merchant's people see the former. */
  merchantId: bigint | null;
  /** What was so before and is so after, only what changed; secrets in it are masked. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  /** The reason that a person gave. */
  why?: string;
};

/**
 * Writes what was done, in the transaction of the change itself: there is no change without its row. Where from and in
 * which request is added here. The rows of a tenant are chained afterwards (room `audit`), so that nobody waits for it.
 */
export async function audit(client: Queryable, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { requestId, ip, userAgent } = requestContext();
  const rows = entries.map(({ actor, action, object, merchantId, before, after, why }) => ({
    merchant_id: merchantId?.toString() ?? null,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    action,
    object_type: object.type,
    object_id: object.id,
    before: before && maskSecrets(before),
    after: after && maskSecrets(after),
    why: why ?? null,
  }));
  await execute(
    client,
    sql`INSERT INTO audit_entry (at, merchant_id, actor_kind, actor_id, actor_name, action, object_type, object_id,
                                 before, after, why, request_id, ip, user_agent)
        SELECT ${now()}, r.merchant_id, r.actor_kind, r.actor_id, r.actor_name, r.action, r.object_type, r.object_id,
               r.before, r.after, r.why, ${requestId}, ${ip}, ${userAgent}
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
                 merchant_id bigint, actor_kind text, actor_id text, actor_name text, action text, object_type text,
                 object_id text, before jsonb, after jsonb, why text)`,
  );
}
