import { type Queryable, rows, sql } from '@/server/platform/db';
import type { SaveFilterInput } from '../schema/saved-filters';

export type SavedFilterRow = { id: bigint; name: string; query: string };

export const findFilters = (client: Queryable, userId: string, list: string) =>
  rows<SavedFilterRow>(
    client,
    sql`SELECT id, name, query FROM saved_filter WHERE user_id = ${userId}::uuid AND list = ${list} ORDER BY lower(name), id`,
  );

/** Keeps a filter, in place of one of the same name. */
export const putFilter = (client: Queryable, userId: string, { list, name, query }: SaveFilterInput, at: Date) =>
  rows<SavedFilterRow>(
    client,
    sql`INSERT INTO saved_filter (user_id, list, name, query, created_at)
        VALUES (${userId}::uuid, ${list}, ${name}, ${query}, ${at})
        ON CONFLICT (user_id, list, name) DO UPDATE SET query = excluded.query
        RETURNING id, name, query`,
  ).then((kept) => kept[0] as SavedFilterRow);

/** @returns the one that was removed, if it was this person's */
export const deleteFilter = (client: Queryable, userId: string, id: string) =>
  rows<SavedFilterRow>(
    client,
    sql`DELETE FROM saved_filter WHERE id = ${id}::bigint AND user_id = ${userId}::uuid RETURNING id, name, query`,
  ).then((gone) => gone[0] ?? null);
