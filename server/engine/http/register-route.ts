import type { IncomingMessage } from 'node:http';
import { log } from '@/server/platform/log';
import type { EngineContext } from '../context';
import { registerApp } from '../register';
import type { AppSync } from '../sync-app';
import { type Reply, readJson, reply } from './answer';

/** `POST /fn/register`: what the SDK sends when the app is asked to register. */
export async function register(
  engine: EngineContext,
  sync: AppSync | undefined,
  request: IncomingMessage,
): Promise<Reply> {
  const read = await readJson(request);
  if (!('json' in read)) return read;
  const body = read.json as { deployId?: unknown; appName?: unknown };
  const { appUrl } = engine.settings;
  // The app names itself by whatever address it was asked at; ours is known to work from here, so it stays.
  const isOurs =
    sync !== undefined && (body.deployId === sync.deployId || (await isKnownAt(engine, body.appName, appUrl)));
  const result = await registerApp(engine.pool, body, isOurs ? appUrl : undefined);
  if ('refused' in result) {
    log.error({ app: body.appName, problem: result.refused }, 'The app was refused');
    return reply(400, { ok: false, status: 400, error: result.refused, modified: false });
  }
  if (result.modified) {
    await engine.registry.reload(engine.pool);
    log.info({ app: body.appName, functions: engine.registry.active().length }, 'The app has registered');
  }
  return reply(200, { ok: true, status: 200, modified: result.modified });
}

async function isKnownAt({ pool }: EngineContext, appName: unknown, url: string | undefined): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM engine.app WHERE id = $1 AND url = $2', [String(appName), url]);
  return rowCount === 1;
}
