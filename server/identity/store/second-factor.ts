import { execute, prisma, type Queryable, rows, sql } from '@/server/platform/db';

/** The person's authenticator, confirmed or not yet. */
export const findAuthenticator = (client: Queryable, userId: string) =>
  rows<{ secret: string; confirmedAt: Date | null }>(
    client,
    sql`SELECT secret, confirmed_at AS "confirmedAt" FROM authenticator WHERE user_id = ${userId}::uuid`,
  ).then(([found]) => found ?? null);

/** Keeps a secret that is still to be confirmed, in place of an earlier one. @returns whether none was confirmed before */
export const putUnconfirmed = async (client: Queryable, userId: string, secret: string, at: Date) =>
  (await execute(
    client,
    sql`INSERT INTO authenticator AS a (user_id, secret, created_at) VALUES (${userId}::uuid, ${secret}, ${at})
        ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
         WHERE a.confirmed_at IS NULL`,
  )) === 1;

/** Confirms the secret that was shown, with the code's step. @returns whether it was this one, and not confirmed yet */
export const confirmAuthenticator = async (client: Queryable, userId: string, secret: string, step: bigint, at: Date) =>
  (await execute(
    client,
    sql`UPDATE authenticator SET confirmed_at = ${at}, last_used_step = ${step}
         WHERE user_id = ${userId}::uuid AND secret = ${secret} AND confirmed_at IS NULL`,
  )) === 1;

/** Uses up a step, and with it those before. @returns false when it was used already: of two at once, one gets it */
export const takeStep = async (client: Queryable, userId: string, step: bigint) =>
  (await execute(
    client,
    sql`UPDATE authenticator SET last_used_step = ${step}
         WHERE user_id = ${userId}::uuid AND confirmed_at IS NOT NULL AND (last_used_step IS NULL OR last_used_step < ${step})`,
  )) === 1;

export const deleteAuthenticator = async (client: Queryable, userId: string) => {
  await execute(client, sql`DELETE FROM recovery_code WHERE user_id = ${userId}::uuid`);
  return (await execute(client, sql`DELETE FROM authenticator WHERE user_id = ${userId}::uuid`)) === 1;
};

/** Uses up a recovery code. @returns false when there is none such, or no more */
export const takeRecoveryCode = async (client: Queryable, userId: string, codeHash: string, at: Date) =>
  (await execute(
    client,
    sql`UPDATE recovery_code SET used_at = ${at}
         WHERE user_id = ${userId}::uuid AND code_hash = ${codeHash} AND used_at IS NULL`,
  )) === 1;

/** Puts new recovery codes in the place of all there were. */
export async function replaceRecoveryCodes(client: Queryable, userId: string, hashes: string[]): Promise<void> {
  // Two who renew at once would both delete first and then both add: the second waits here for the first.
  await rows(client, sql`SELECT 1 FROM authenticator WHERE user_id = ${userId}::uuid FOR UPDATE`);
  await execute(client, sql`DELETE FROM recovery_code WHERE user_id = ${userId}::uuid`);
  await execute(
    client,
    sql`INSERT INTO recovery_code (user_id, code_hash) SELECT ${userId}::uuid, unnest(${hashes}::text[])`,
  );
}

export const countRecoveryCodes = (userId: string) => prisma().recoveryCode.count({ where: { userId, usedAt: null } });
