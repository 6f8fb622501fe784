import { empty, execute, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { Role } from '../schema';

export type InvitationEnd = 'accepted' | 'revoked' | 'replaced';
export type InvitationRow = {
  id: string;
  email: string;
  role: Role;
  merchantId: bigint | null;
  /** Null where the one who reads may not know: a merchant's people, of the staff. */
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  endedAs: InvitationEnd | null;
};

const columns = sql`i.id, i.email, i.role, i.merchant_id AS "merchantId", u.name AS "invitedBy",
                    i.created_at AS "createdAt", i.expires_at AS "expiresAt", i.ended_as AS "endedAs"`;
const from = sql`invitation i LEFT JOIN "user" u ON u.id = i.invited_by`;

/** Those of one place that nobody has answered, the newest first; one more than `limit`. */
export const listInvitations = (
  scope: bigint | null,
  place: bigint | null,
  limit: number,
  before: readonly [createdAt: string, id: string] | null,
) =>
  rows<InvitationRow>(
    readerFor(scope),
    sql`SELECT ${columns} FROM ${from}
         WHERE i.ended_at IS NULL AND ${place === null ? sql`i.merchant_id IS NULL` : sql`i.merchant_id = ${place}`}
           ${before === null ? empty : sql`AND (i.created_at, i.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`}
         ORDER BY i.created_at DESC, i.id DESC LIMIT ${limit + 1}`,
  );

/** One that exists for those of `scope`, locked. */
export const lockInvitation = (client: Queryable, scope: bigint | null, id: string) =>
  rows<InvitationRow>(
    client,
    sql`SELECT ${columns} FROM ${from}
         WHERE i.id = ${id}::uuid ${scope === null ? empty : sql`AND i.merchant_id = ${scope}`} FOR UPDATE OF i`,
  ).then((found) => found[0] ?? null);

export const findByToken = (client: Queryable, tokenHash: string, { locks = false } = {}) =>
  rows<InvitationRow>(
    client,
    sql`SELECT ${columns} FROM ${from} WHERE i.token_hash = ${tokenHash} ${locks ? sql`FOR UPDATE OF i` : empty}`,
  ).then((found) => found[0] ?? null);

export const insertInvitation = (
  client: Queryable,
  invitation: {
    email: string;
    role: Role;
    merchantId: bigint | null;
    tokenHash: string;
    invitedBy: string;
    createdAt: Date;
    expiresAt: Date;
  },
) =>
  rows<{ id: string }>(
    client,
    sql`INSERT INTO invitation (email, role, merchant_id, token_hash, invited_by, created_at, expires_at)
        VALUES (${invitation.email}, ${invitation.role}::role, ${invitation.merchantId}, ${invitation.tokenHash},
                ${invitation.invitedBy}::uuid, ${invitation.createdAt}, ${invitation.expiresAt})
        RETURNING id`,
  ).then((made) => (made[0] as { id: string }).id);

/** Ends the open invitation of an address to a place, if there is one. */
export const replaceOpen = (client: Queryable, place: bigint | null, email: string, at: Date) =>
  execute(
    client,
    sql`UPDATE invitation SET ended_at = ${at}, ended_as = 'replaced'
         WHERE email = ${email} AND merchant_id IS NOT DISTINCT FROM ${place} AND ended_at IS NULL`,
  );

/** @returns whether it was open until now */
export const endInvitation = (
  client: Queryable,
  id: string,
  at: Date,
  as: InvitationEnd,
  acceptedBy: string | null = null,
) =>
  execute(
    client,
    sql`UPDATE invitation SET ended_at = ${at}, ended_as = ${as}, accepted_by = ${acceptedBy}::uuid
         WHERE id = ${id}::uuid AND ended_at IS NULL`,
  ).then((ended) => ended === 1);

/** Ends what a person has sent and nobody answered. @returns the ids */
export const revokeSentBy = (client: Queryable, inviter: string, at: Date) =>
  rows<{ id: string }>(
    client,
    sql`UPDATE invitation SET ended_at = ${at}, ended_as = 'revoked'
         WHERE invited_by = ${inviter}::uuid AND ended_at IS NULL RETURNING id`,
  ).then((ended) => ended.map(({ id }) => id));
