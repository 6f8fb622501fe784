import { empty, execute, pool, type Queryable, rows, sql } from '@/server/platform/db';

export type VerificationStatus = 'running' | 'intact' | 'broken' | 'failed';

export type VerificationRow = {
  id: string;
  status: VerificationStatus;
  requested_by: string;
  requested_at: Date;
  finished_at: Date | null;
  counts: Record<string, number>;
  /** In milliseconds. */
  durations: Record<string, number>;
  /** Ids as text, as JSON has them. */
  findings: { check: string; merchantId: string | null; message: string }[];
  failure: string | null;
};

/** Requests take turns, so that one verification is under way at a time. Held until the transaction ends. */
export const lockRequests = (client: Queryable) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtext('audit/verify'))`);

export const findRunning = (client: Queryable, since: Date) =>
  rows<VerificationRow>(
    client,
    sql`SELECT * FROM verification WHERE status = 'running' AND requested_at > ${since} ORDER BY requested_at DESC LIMIT 1`,
  ).then((found) => found[0] ?? null);

export const insertVerification = (client: Queryable, requestedBy: string, at: Date) =>
  rows<VerificationRow>(
    client,
    sql`INSERT INTO verification (status, requested_by, requested_at, counts, findings)
        VALUES ('running', ${requestedBy}, ${at}, '{}', '[]') RETURNING *`,
  ).then((made) => made[0] as VerificationRow);

/** The one asked for last, and the last that came to an end. */
export const findLatestVerifications = async () => {
  const found = await rows<VerificationRow>(
    pool(),
    sql`(SELECT * FROM verification ORDER BY requested_at DESC, id DESC LIMIT 1) UNION ALL
        (SELECT * FROM verification WHERE status IN ('intact', 'broken') ORDER BY requested_at DESC, id DESC LIMIT 1)`,
  );
  return {
    latest: found[0] ?? null,
    finished: found.find(({ status }) => ['intact', 'broken'].includes(status)) ?? null,
  };
};

/** One row more than `limit`, the latest first. */
export const listVerifications = (limit: number, before: readonly [at: string, id: string] | null) =>
  rows<VerificationRow>(
    pool(),
    sql`SELECT * FROM verification
         ${before === null ? empty : sql`WHERE (requested_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`}
         ORDER BY requested_at DESC, id DESC LIMIT ${limit + 1}`,
  );

/** Which checks are done while it is under way. */
export const noteProgress = (id: string, counts: Record<string, number>, durations: Record<string, number>) =>
  execute(
    pool(),
    sql`UPDATE verification SET counts = ${JSON.stringify(counts)}::jsonb, durations = ${JSON.stringify(durations)}::jsonb
         WHERE id = ${id}::uuid AND status = 'running'`,
  );

/** Ends a verification with what it found, once. */
export const finishVerification = (
  client: Queryable,
  id: string,
  result: {
    status: Exclude<VerificationStatus, 'running'>;
    at: Date;
    counts: Record<string, number>;
    durations: Record<string, number>;
    findings: VerificationRow['findings'];
    failure?: string;
  },
) =>
  execute(
    client,
    sql`UPDATE verification SET status = ${result.status}::verification_status, finished_at = ${result.at},
               counts = ${JSON.stringify(result.counts)}::jsonb, durations = ${JSON.stringify(result.durations)}::jsonb,
               findings = ${JSON.stringify(result.findings)}::jsonb,
               failure = ${result.failure ?? null}
         WHERE id = ${id}::uuid AND status = 'running'`,
  );
