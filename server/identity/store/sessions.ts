import { execute, pool, prisma, type Queryable, rows, sql } from '@/server/platform/db';

export type Means = 'password' | 'single_sign_on';

export type NewSession = {
  tokenHash: string;
  userId: string;
  means: Means;
  at: Date;
  expiresAt: Date;
  secondFactorAt: Date | null;
  ip: string | null;
  userAgent: string | null;
};

export const insertSession = (client: Queryable, session: NewSession): Promise<string> =>
  rows<{ id: string }>(
    client,
    sql`INSERT INTO session (token_hash, user_id, means, created_at, expires_at, last_seen_at, second_factor_at, ip, user_agent)
        VALUES (${session.tokenHash}, ${session.userId}::uuid, ${session.means}::sign_in_means, ${session.at},
                ${session.expiresAt}, ${session.at}, ${session.secondFactorAt}, ${session.ip}, ${session.userAgent})
        RETURNING id`,
  ).then(([made]) => (made as { id: string }).id);

const merchant = { select: { reference: true, name: true, timeZone: true } } as const;

/** A session that is still good, with its person: not signed out, not over, not idle, the person not disabled. */
export const findSession = (tokenHash: string, at: Date, seenAfter: Date) =>
  prisma().session.findFirst({
    where: { tokenHash, expiresAt: { gt: at }, lastSeenAt: { gt: seenAfter }, user: { disabledAt: null } },
    select: {
      id: true,
      lastSeenAt: true,
      secondFactorAt: true,
      user: { include: { merchant, authenticator: { select: { confirmedAt: true } } } },
    },
  });

/** Notes that a session is in use, unless that was done since `before`. */
export const noteSeen = (id: string, at: Date, before: Date) =>
  execute(pool(), sql`UPDATE session SET last_seen_at = ${at} WHERE id = ${id}::uuid AND last_seen_at <= ${before}`);

/** Gives a session another token, since it gained rights. @returns whether the session is still there */
export const renewSession = async (client: Queryable, id: string, tokenHash: string, secondFactorAt: Date) =>
  (await execute(
    client,
    sql`UPDATE session SET token_hash = ${tokenHash}, second_factor_at = ${secondFactorAt} WHERE id = ${id}::uuid`,
  )) === 1;

/** The sessions of a person no longer count as having shown a second factor. */
export const forgetSecondFactorOfSessions = (client: Queryable, userId: string) =>
  execute(client, sql`UPDATE session SET second_factor_at = NULL WHERE user_id = ${userId}::uuid`);

type Ended = { id: string; userId: string; userName: string; merchantId: bigint | null };

/** Ends the session that a token opens. @returns whose it was */
export const deleteSessionByToken = (client: Queryable, tokenHash: string) =>
  rows<Ended>(
    client,
    sql`DELETE FROM session s USING "user" u WHERE s.token_hash = ${tokenHash} AND u.id = s.user_id
        RETURNING s.id, u.id AS "userId", u.name AS "userName", u.merchant_id AS "merchantId"`,
  ).then(([ended]) => ended ?? null);

/** Ends one session of a person. @returns how many: 0 when it is not there, or another's */
export const deleteSessionOf = (client: Queryable, userId: string, id: string) =>
  execute(client, sql`DELETE FROM session WHERE id = ${id}::uuid AND user_id = ${userId}::uuid`);

/** Ends all of a person's sessions but one. @returns which */
export const deleteOtherSessions = (client: Queryable, userId: string, except: string) =>
  rows<{ id: string }>(
    client,
    sql`DELETE FROM session WHERE user_id = ${userId}::uuid AND id <> ${except}::uuid RETURNING id`,
  ).then((ended) => ended.map(({ id }) => id));

export const findSessionsOf = (userId: string, at: Date, seenAfter: Date) =>
  prisma().session.findMany({
    where: { userId, expiresAt: { gt: at }, lastSeenAt: { gt: seenAfter } },
    select: { id: true, means: true, createdAt: true, lastSeenAt: true, ip: true, userAgent: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: 100,
  });

/** Whether the person was signed in from an address of late: within what is kept of sessions. */
export const hasBeenAt = (userId: string, ip: string): Promise<boolean> =>
  prisma()
    .session.findFirst({ where: { userId, ip }, select: { id: true } })
    .then((found) => found !== null);

export const deleteSessionsBefore = (at: Date) => prisma().session.deleteMany({ where: { expiresAt: { lt: at } } });
