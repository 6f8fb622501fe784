import type pg from 'pg';
import { transaction } from './database';
import type { FunctionConfig } from './function-config';
import { registration } from './function-config';
import { readFunctionConfig } from './refusals';

export type RegisterResult = { modified: boolean } | { refused: string };

/**
 * Replaces what is known of an app by what it registers now. An app with one function that cannot be honoured is refused
 * as a whole, and what was registered before stays. Functions that it no longer lists are archived: triggers stop, runs go on.
 *
 * @param syncUrl where the engine itself asked the app to register; it reaches the app there, whatever name others use
 */
export async function registerApp(pool: pg.Pool, body: unknown, syncUrl: string | undefined): Promise<RegisterResult> {
  const parsed = registration.safeParse(body);
  if (!parsed.success) {
    return {
      refused: `not a registration: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    };
  }
  const { appName, url, sdk, functions } = parsed.data;
  const configs: FunctionConfig[] = [];
  const problems: string[] = [];
  for (const raw of functions) {
    const read = readFunctionConfig(raw);
    if ('config' in read) configs.push(read.config);
    else problems.push(...read.problems);
  }
  if (problems.length > 0) return { refused: problems.join('; ') };
  return { modified: await store(pool, { appId: appName, url: syncUrl ?? withoutQuery(url), sdk, configs }) };
}

type App = { appId: string; url: string; sdk: string; configs: FunctionConfig[] };

function store(pool: pg.Pool, { appId, url, sdk, configs }: App): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const app = await tx.query(
      `INSERT INTO engine.app AS a (id, url, sdk) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET url = excluded.url, sdk = excluded.sdk, registered_at = now()
         WHERE (a.url, a.sdk) IS DISTINCT FROM (excluded.url, excluded.sdk)`,
      [appId, url, sdk],
    );
    const stored = await tx.query(
      `INSERT INTO engine.function AS f (id, app_id, name, config)
       SELECT id, $1, name, config::jsonb FROM unnest($2::text[], $3::text[], $4::text[]) AS t (id, name, config)
       ON CONFLICT (id) DO UPDATE
         SET app_id = excluded.app_id, name = excluded.name, config = excluded.config, registered_at = now(), archived_at = NULL
         WHERE (f.app_id, f.name, f.config) IS DISTINCT FROM (excluded.app_id, excluded.name, excluded.config)
            OR f.archived_at IS NOT NULL`,
      [
        appId,
        configs.map(({ id }) => id),
        configs.map(({ id, name }) => name ?? id),
        configs.map((config) => JSON.stringify(config)),
      ],
    );
    const archived = await tx.query(
      `UPDATE engine.function SET archived_at = now() WHERE app_id = $1 AND archived_at IS NULL AND id <> ALL ($2::text[])`,
      [appId, configs.map(({ id }) => id)],
    );
    return [app, stored, archived].some(({ rowCount }) => (rowCount ?? 0) > 0);
  });
}

function withoutQuery(url: string): string {
  const bare = new URL(url);
  bare.searchParams.delete('deployId');
  return bare.href;
}
