import { type Queryable, rows, sql } from '@/server/platform/db';
import type { Role } from '../schema';

/** The people of a merchant, or (null) of the staff, who have one of these roles and can sign in. */
export const findPeopleOfRoles = (client: Queryable, merchantId: bigint | null, roles: readonly Role[]) =>
  rows<{ email: string; name: string }>(
    client,
    sql`SELECT email, name FROM "user"
         WHERE merchant_id IS NOT DISTINCT FROM ${merchantId}::bigint AND role = ANY(${[...roles]}::role[])
           AND disabled_at IS NULL
         ORDER BY email`,
  );

/** Those of these people who can sign in. */
export const findPeople = (client: Queryable, ids: readonly string[]) =>
  rows<{ email: string; name: string }>(
    client,
    sql`SELECT email, name FROM "user" WHERE id = ANY(${[...ids]}::uuid[]) AND disabled_at IS NULL ORDER BY email`,
  );
