import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { pool, rows, sql } from '@/server/platform/db';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer, by route as it is declared (never by the path that was asked for).',
  labelNames: ['door', 'route', 'method', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});
const limitHits = new Counter({
  name: 'rate_limit_refusals_total',
  help: 'Calls refused with 429, by the class of the limit.',
  labelNames: ['class'],
  registers: [registry],
});
export const countLimitHit = (of: string): void => limitHits.inc({ class: of });

const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
const gauges = {
  outboxRows: gauge('outbox_rows', 'Events that wait to be handed to the job engine.'),
  outboxAge: gauge('outbox_oldest_seconds', 'Age of the oldest of them.'),
  sessions: gauge('sessions_open', 'Sessions that are good.'),
  runsActive: gauge('job_runs_active', 'Background runs that have not ended, of the embedded engine.'),
  runsFailed: gauge(
    'job_runs_failed_last_hour',
    'Background runs that failed in the last hour, of the embedded engine.',
  ),
  poolWaiting: gauge('database_pool_waiting', 'Callers of this process that wait for a connection.'),
};

/** All figures as Prometheus reads them, those of the database asked for now. */
export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  await measureDatabase();
  return { text: await registry.metrics(), contentType: registry.contentType };
}

async function measureDatabase(): Promise<void> {
  const [found] = await rows<Record<'outbox' | 'age' | 'sessions' | 'active' | 'failed', number>>(
    pool(),
    sql`SELECT (SELECT count(*) FROM outbox)::int AS outbox,
               coalesce((SELECT extract(epoch FROM now() - created_at) FROM outbox ORDER BY id LIMIT 1), 0)::float8 AS age,
               (SELECT count(*) FROM session WHERE expires_at > now())::int AS sessions,
               (SELECT count(*) FROM engine.run WHERE ended_at IS NULL)::int AS active,
               (SELECT count(*) FROM engine.run WHERE ended_at > now() - interval '1 hour' AND status = 'failed')::int AS failed`,
  );
  if (!found) return;
  gauges.outboxRows.set(found.outbox);
  gauges.outboxAge.set(found.age);
  gauges.sessions.set(found.sessions);
  gauges.runsActive.set(found.active);
  gauges.runsFailed.set(found.failed);
  gauges.poolWaiting.set(pool().waitingCount);
}

const routes = new WeakMap<Request, string>();
/** Names the route of a request, as it is declared, for the figures. */
export const nameRoute = (request: Request, route: string): void => {
  routes.set(request, route);
};

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The same handler, with the time it takes noted. A path that is no route is one of them all, whatever it was. */
export const measured =
  (door: string, handle: (request: Request) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    const end = duration.startTimer();
    let status = 500;
    try {
      const response = await handle(request);
      status = response.status;
      return response;
    } finally {
      const method = METHODS.has(request.method) ? request.method : 'other';
      end({ door, route: routes.get(request) ?? 'none', method, status });
    }
  };
