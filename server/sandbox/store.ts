import { execute, pool, type Queryable, rows, sql } from '@/server/platform/db';

export type DayTally = { day: string; made: number; charged: number; failed: number };

export type MoveRow = {
  id: bigint;
  from_at: Date;
  to_at: Date;
  at: Date;
  status: 'moving' | 'arrived' | 'stopped' | 'failed';
  stops_done: number;
  stops: number;
  days: DayTally[];
  requested_by: string;
  requested_at: Date;
  ended_at: Date | null;
  failure_reason: string | null;
};

/** Null where another one is under way. */
export const insertMove = (
  client: Queryable,
  move: { from: Date; to: Date; stops: number; requestedBy: string; requestedAt: Date },
) =>
  rows<MoveRow>(
    client,
    sql`INSERT INTO sandbox_move (from_at, to_at, at, status, stops, requested_by, requested_at)
        VALUES (${move.from}, ${move.to}, ${move.from}, 'moving', ${move.stops}, ${move.requestedBy}, ${move.requestedAt})
        ON CONFLICT ((true)) WHERE status = 'moving' DO NOTHING RETURNING *`,
  ).then((found) => found[0] ?? null);

/** The latest first. */
export const listMoves = (limit: number) =>
  rows<MoveRow>(pool(), sql`SELECT * FROM sandbox_move ORDER BY id DESC LIMIT ${limit}`);

export const findMove = (client: Queryable, id: string) =>
  rows<MoveRow>(client, sql`SELECT * FROM sandbox_move WHERE id = ${id}::bigint`).then((found) => found[0] ?? null);

export const isMoving = () =>
  rows(pool(), sql`SELECT FROM sandbox_move WHERE status = 'moving'`).then((found) => found.length > 0);

/** Locked, so that a stop by a person and the way of the move come one after the other. */
export const lockMoving = (client: Queryable, id: string) =>
  rows<MoveRow>(
    client,
    sql`SELECT * FROM sandbox_move WHERE id = ${id}::bigint AND status = 'moving' FOR NO KEY UPDATE`,
  ).then((found) => found[0] ?? null);

export const advanceMove = (client: Queryable, id: bigint, at: Date) =>
  execute(client, sql`UPDATE sandbox_move SET at = ${at}, stops_done = stops_done + 1 WHERE id = ${id}`);

export const noteDays = (client: Queryable, id: bigint, days: DayTally[]) =>
  execute(client, sql`UPDATE sandbox_move SET days = ${JSON.stringify(days)}::jsonb WHERE id = ${id}`);

export const endMove = (
  client: Queryable,
  id: bigint,
  end: { status: 'arrived' | 'stopped' | 'failed'; at: Date; reason: string | null },
) =>
  execute(
    client,
    sql`UPDATE sandbox_move SET status = ${end.status}::sandbox_move_status, ended_at = ${end.at}, failure_reason = ${end.reason}
         WHERE id = ${id} AND status = 'moving'`,
  );

/** What became of charges since an instant, by day of UTC: how many took the money, and how many did not. */
export const countCharges = (since: Date) =>
  rows<{ day: string; charged: number; failed: number }>(
    pool(),
    sql`SELECT (at AT TIME ZONE 'UTC')::date::text AS day, count(*) FILTER (WHERE outcome = 'charged')::int AS charged,
               count(*) FILTER (WHERE outcome NOT IN ('charged', 'held_back', 'pending', 'unknown', 'not_found'))::int AS failed
          FROM billing_attempt_result WHERE at >= ${since} GROUP BY 1 ORDER BY 1`,
  );

/** Invoices whose call is being made. */
export const countUnderWay = () =>
  rows<{ count: number }>(pool(), sql`SELECT count(*)::int AS count FROM invoice WHERE status = 'processing'`).then(
    (found) => found[0]?.count ?? 0,
  );
