import { execute, pool, type Queryable, rows, sql } from '@/server/platform/db';

export type ResetRow = {
  id: string;
  userId: string;
  expiresAt: Date;
  endedAs: 'used' | 'replaced' | null;
};

/** One at a time for an address, so that counting its mails holds. */
export const lockAddress = (client: Queryable, email: string) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`password-reset ${email}`}, 0))`);

/** Notes that an address asked, unless it did so `most` times since then. @returns the id, or null */
export const insertReset = (
  client: Queryable,
  asked: { email: string; createdAt: Date; expiresAt: Date; most: number; since: Date },
) =>
  rows<{ id: string }>(
    client,
    sql`INSERT INTO password_reset (email, created_at, expires_at)
        SELECT ${asked.email}, ${asked.createdAt}::timestamptz, ${asked.expiresAt}::timestamptz
         WHERE (SELECT count(*) FROM password_reset WHERE email = ${asked.email} AND created_at > ${asked.since}) < ${asked.most}
        RETURNING id`,
  ).then((made) => made[0]?.id ?? null);

/** Gives a reset its person and token, once: the person of its address who may sign in, if there is one. */
export const giveToken = (client: Queryable, id: string, tokenHash: string, at: Date) =>
  rows<{ id: string; email: string; name: string; merchantId: bigint | null }>(
    client,
    sql`UPDATE password_reset r SET user_id = u.id, token_hash = ${tokenHash}
          FROM "user" u
         WHERE r.id = ${id}::uuid AND r.token_hash IS NULL AND r.expires_at > ${at}
           AND u.email = r.email AND u.disabled_at IS NULL
         RETURNING u.id, u.email, u.name, u.merchant_id AS "merchantId"`,
  ).then((given) => given[0] ?? null);

export const findReset = (tokenHash: string) =>
  rows<ResetRow>(
    pool(),
    sql`SELECT id, user_id AS "userId", expires_at AS "expiresAt", ended_as AS "endedAs"
          FROM password_reset WHERE token_hash = ${tokenHash}`,
  ).then((found) => found[0] ?? null);

/** Uses one up. @returns whether it was still good: of two at once, one finds it so */
export const spendReset = (client: Queryable, id: string, at: Date) =>
  execute(
    client,
    sql`UPDATE password_reset SET ended_at = ${at}, ended_as = 'used'
         WHERE id = ${id}::uuid AND ended_at IS NULL AND expires_at > ${at}`,
  ).then((used) => used === 1);

export const voidResetsOf = (client: Queryable, userId: string, at: Date) =>
  execute(
    client,
    sql`UPDATE password_reset SET ended_at = ${at}, ended_as = 'replaced' WHERE user_id = ${userId}::uuid AND ended_at IS NULL`,
  );

export const deleteResetsBefore = (at: Date) =>
  execute(pool(), sql`DELETE FROM password_reset WHERE created_at < ${at}`);
