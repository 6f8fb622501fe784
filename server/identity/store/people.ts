import { empty, execute, pool, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { Role } from '../schema';

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  merchantId: bigint | null;
  disabledAt: Date | null;
  createdAt: Date;
};

const columns = sql`u.id, u.name, u.email, u.role, u.merchant_id AS "merchantId", u.disabled_at AS "disabledAt",
                    u.created_at AS "createdAt"`;

/** A merchant by its reference, if it exists for those of `scope`. */
export const findMerchantOf = (scope: bigint | null, reference: string) =>
  rows<{ id: bigint; name: string }>(
    readerFor(scope),
    sql`SELECT id, name FROM merchant WHERE reference = ${reference} ${scope === null ? empty : sql`AND id = ${scope}`}`,
  ).then((found) => found[0] ?? null);

/** People of one place, the staff (null) or a merchant; one more than `limit`, by name. */
export const listPeople = (
  scope: bigint | null,
  place: bigint | null,
  limit: number,
  after: readonly [name: string, id: string] | null,
) =>
  rows<PersonRow>(
    readerFor(scope),
    sql`SELECT ${columns} FROM "user" u
         WHERE ${place === null ? sql`u.merchant_id IS NULL` : sql`u.merchant_id = ${place}`}
           ${after === null ? empty : sql`AND (u.name, u.id) > (${after[0]}, ${after[1]}::uuid)`}
         ORDER BY u.name, u.id LIMIT ${limit + 1}`,
  );

/** A person who exists for those of `scope`. */
export const findPerson = (client: Queryable, scope: bigint | null, id: string) =>
  rows<PersonRow>(
    client,
    sql`SELECT ${columns} FROM "user" u
         WHERE u.id = ${id}::uuid ${scope === null ? empty : sql`AND u.merchant_id = ${scope}`}`,
  ).then((found) => found[0] ?? null);

export const findPersonByEmail = (client: Queryable, email: string) =>
  rows<PersonRow>(client, sql`SELECT ${columns} FROM "user" u WHERE u.email = ${email}`).then(
    (found) => found[0] ?? null,
  );

/** From here to the end of the transaction nobody else changes people of this place, so that counting heads holds. */
export const lockPeople = (client: Queryable, place: bigint | null) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtextextended('people', ${place ?? 0n}))`);

export const countHeads = (client: Queryable, place: bigint | null, head: Role, but?: string) =>
  rows<{ count: number }>(
    client,
    sql`SELECT count(*)::int AS count FROM "user"
         WHERE role = ${head}::role AND disabled_at IS NULL AND merchant_id IS NOT DISTINCT FROM ${place}
           ${but === undefined ? empty : sql`AND id <> ${but}::uuid`}`,
  ).then((found) => found[0]?.count ?? 0);

export const setRole = (client: Queryable, id: string, role: Role) =>
  execute(client, sql`UPDATE "user" SET role = ${role}::role WHERE id = ${id}::uuid`);

export const setDisabled = (client: Queryable, id: string, at: Date | null) =>
  execute(client, sql`UPDATE "user" SET disabled_at = ${at} WHERE id = ${id}::uuid`);

export const setPassword = (client: Queryable, id: string, passwordHash: string) =>
  execute(client, sql`UPDATE "user" SET password_hash = ${passwordHash} WHERE id = ${id}::uuid`);

export const endSessionsOf = (client: Queryable, id: string) =>
  execute(client, sql`DELETE FROM session WHERE user_id = ${id}::uuid`);

/** Adds a person, unless the address has an account. */
export const addPerson = (
  client: Queryable,
  person: { email: string; name: string; role: Role; passwordHash: string; merchantId: bigint | null; createdAt: Date },
) =>
  rows<{ id: string }>(
    client,
    sql`INSERT INTO "user" (email, name, role, password_hash, merchant_id, created_at)
        VALUES (${person.email}, ${person.name}, ${person.role}::role, ${person.passwordHash}, ${person.merchantId}, ${person.createdAt})
        ON CONFLICT (email) DO NOTHING RETURNING id`,
  ).then((made) => made[0]?.id ?? null);

export const nameOfMerchant = (id: bigint) =>
  rows<{ name: string }>(pool(), sql`SELECT name FROM merchant WHERE id = ${id}`).then(
    (found) => found[0]?.name ?? null,
  );
