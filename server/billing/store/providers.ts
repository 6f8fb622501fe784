import { execute, pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { BreakerState, ProviderLimits } from '../schema/providers';

export type ProviderRow = ProviderLimits & { name: string; state: BreakerState; changed_at: Date };

const columns = sql`name, concurrency, per_second AS "perSecond", opens_at_percent AS "opensAtPercent",
  within_seconds AS "withinSeconds", open_seconds AS "openSeconds", state, changed_at`;

export const limitsOf = ({
  concurrency,
  perSecond,
  opensAtPercent,
  withinSeconds,
  openSeconds,
}: ProviderRow): ProviderLimits => ({
  concurrency,
  perSecond,
  opensAtPercent,
  withinSeconds,
  openSeconds,
});

/** How much a provider is asked at once; made with these limits where it has none yet. */
export async function findProvider(name: string, limits: ProviderLimits, at: Date): Promise<ProviderRow> {
  const found = await rows<ProviderRow>(pool(), sql`SELECT ${columns} FROM billing_provider WHERE name = ${name}`);
  if (found[0]) return found[0];
  await execute(
    pool(),
    sql`INSERT INTO billing_provider (name, concurrency, per_second, opens_at_percent, within_seconds, open_seconds, state, changed_at)
        VALUES (${name}, ${limits.concurrency}, ${limits.perSecond}, ${limits.opensAtPercent}, ${limits.withinSeconds},
                ${limits.openSeconds}, 'closed', ${at}) ON CONFLICT (name) DO NOTHING`,
  );
  return findProvider(name, limits, at);
}

export const setLimits = (client: Queryable, name: string, limits: ProviderLimits) =>
  execute(
    client,
    sql`UPDATE billing_provider SET concurrency = ${limits.concurrency}, per_second = ${limits.perSecond},
               opens_at_percent = ${limits.opensAtPercent}, within_seconds = ${limits.withinSeconds},
               open_seconds = ${limits.openSeconds} WHERE name = ${name}`,
  );

/** Writes down what the breaker of a provider did. */
export async function noteBreaker(
  client: Queryable,
  of: { provider: string; state: BreakerState; why: string; at: Date },
): Promise<void> {
  await execute(
    client,
    sql`UPDATE billing_provider SET state = ${of.state}::breaker_state, changed_at = ${of.at} WHERE name = ${of.provider}`,
  );
  await execute(
    client,
    sql`INSERT INTO breaker_event (provider, state, why, at)
        VALUES (${of.provider}, ${of.state}::breaker_state, ${of.why}, ${of.at})`,
  );
}

export type BreakerEventRow = { id: bigint; state: BreakerState; why: string; at: Date };

/** The latest first. */
export const listBreakerEvents = (provider: string) =>
  rows<BreakerEventRow>(
    pool(),
    sql`SELECT id, state, why, at FROM breaker_event WHERE provider = ${provider} ORDER BY id DESC LIMIT 50`,
  );

export type HealthRow = { minute: Date; calls: number; failed: number; latency_ms: number };

/** Calls of the last hour, by the minute: how many, how many of them the provider did not answer well, and how long one took. */
export const findHealth = (provider: string, at: Date) =>
  rows<HealthRow>(
    pool(),
    sql`SELECT date_trunc('minute', r.at) AS minute, count(*)::int AS calls,
               (count(*) FILTER (WHERE r.outcome IN ('network_error', 'unknown')))::int AS failed,
               coalesce(round(avg(r.latency_ms)), 0)::int AS latency_ms
          FROM billing_attempt a JOIN billing_attempt_result r ON r.attempt_id = a.id
         WHERE a.id > (SELECT coalesce(max(id), 0) - 100000 FROM billing_attempt) AND a.provider = ${provider}
           AND r.at > ${new Date(at.getTime() - 3_600_000)} AND r.outcome <> 'held_back'
         GROUP BY 1 ORDER BY 1`,
  );

/** Until when a breaker that is open leaves its provider alone; null: none is. */
export const findOpenUntil = (client: Queryable) =>
  rows<{ until: Date | null }>(
    client,
    sql`SELECT max(changed_at + make_interval(secs => open_seconds)) AS until FROM billing_provider WHERE state = 'open'`,
  ).then((found) => found[0]?.until ?? null);

export const listProviders = (client: Queryable) =>
  rows<ProviderRow>(client, sql`SELECT ${columns} FROM billing_provider ORDER BY name`);
