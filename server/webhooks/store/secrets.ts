import { execute, type Queryable, rows, sql } from '@/server/platform/db';

export type SecretRow = { id: string; endpoint_id: string; sealed: string; created_at: Date; ends_at: Date | null };

/** What these endpoints' messages are signed with at an instant, the newest first. */
export const findSecrets = (client: Queryable, endpointIds: string[], at: Date) =>
  rows<SecretRow>(
    client,
    sql`SELECT id, endpoint_id, sealed, created_at, ends_at FROM webhook_secret
         WHERE endpoint_id = ANY(${endpointIds}::uuid[]) AND (ends_at IS NULL OR ends_at > ${at})
         ORDER BY created_at DESC, id`,
  );

export const insertSecret = (client: Queryable, secret: { id: string; endpointId: string; sealed: string; at: Date }) =>
  execute(
    client,
    sql`INSERT INTO webhook_secret (id, endpoint_id, sealed, created_at)
        VALUES (${secret.id}::uuid, ${secret.endpointId}::uuid, ${secret.sealed}, ${secret.at})`,
  );

/** The one in use ends at `endsAt`; what was still ending from a rotation before ends now. */
export const endSecrets = (client: Queryable, endpointId: string, endsAt: Date, at: Date) =>
  execute(
    client,
    sql`UPDATE webhook_secret SET ends_at = (CASE WHEN ends_at IS NULL THEN ${endsAt}::timestamptz ELSE least(ends_at, ${at}::timestamptz) END)
         WHERE endpoint_id = ${endpointId}::uuid AND (ends_at IS NULL OR ends_at > ${at})`,
  );
