import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';

export const READY_PATH = '/readyz';
/** Anybody may ask, so it is looked at once a second at most. */
const KEPT_MS = 1_000;
const PATIENCE_MS = 2_000;

type Part = { ok: true } | { ok: false; reason: string };
type Readiness = { ok: boolean; database: Part; migrations: Part; jobs: Part };

let last: { at: number; readiness: Promise<Readiness> } | undefined;

/** Whether requests are served well: 200 when every part answers, 503 with the parts that do not. */
export async function handleReadiness(): Promise<Response> {
  if (!last || Date.now() - last.at > KEPT_MS) last = { at: Date.now(), readiness: look() };
  const readiness = await last.readiness;
  return Response.json(readiness, { status: readiness.ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}

async function look(): Promise<Readiness> {
  const [[database, migrations], jobs] = await Promise.all([lookAtDatabase(), lookAtJobs()]);
  return { ok: database.ok && migrations.ok && jobs.ok, database, migrations, jobs };
}

async function lookAtDatabase(): Promise<[database: Part, migrations: Part]> {
  try {
    const { rows } = await pool().query<{ name: string }>('SELECT applied_migrations() AS name');
    const applied = new Set(rows.map(({ name }) => name));
    const missing = migrationsOfCheckout().filter((name) => !applied.has(name));
    if (missing.length === 0) return [{ ok: true }, { ok: true }];
    return [{ ok: true }, { ok: false, reason: `missing: ${missing.join(', ')}` }];
  } catch {
    return [
      { ok: false, reason: 'does not answer' },
      { ok: false, reason: 'not known' },
    ];
  }
}

let known: string[] | undefined;

/** The migrations that this code expects; where its sources are not at hand, none. */
function migrationsOfCheckout(): string[] {
  if (known) return known;
  try {
    const folder = join(process.cwd(), 'prisma/migrations');
    known = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    known = [];
  }
  return known;
}

/** An engine of our own, or a server that is named; Inngest Cloud says nothing of its health. */
async function lookAtJobs(): Promise<Part> {
  const { INNGEST_BASE_URL } = config();
  if (INNGEST_BASE_URL === undefined) return { ok: true };
  try {
    const response = await fetch(new URL('/health', INNGEST_BASE_URL), { signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.body?.cancel();
    return response.ok ? { ok: true } : { ok: false, reason: `answers ${response.status}` };
  } catch {
    return { ok: false, reason: 'does not answer' };
  }
}
