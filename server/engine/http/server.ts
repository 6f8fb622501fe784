import { createServer, type IncomingMessage, type Server } from 'node:http';
import { log } from '@/server/platform/log';
import type { EngineContext } from '../context';
import { equalSecrets, hashSigningKey } from '../signing';
import type { AppSync } from '../sync-app';
import { failure, type Reply, reply, write } from './answer';
import { checkpoint } from './checkpoint-route';
import { receiveEvents } from './events-route';
import { register } from './register-route';
import { cancelRun, readRun, readRunEvents, readRunSteps, readRunsOfEvent } from './runs-route';

/** What the server needs beside a running engine, which is there only while this process leads. */
export type Front = {
  signingKey: string;
  eventKey: string;
  leading: () => { engine: EngineContext; sync: AppSync | undefined } | undefined;
};

export function createEngineServer(front: Front): Server {
  const server = createServer((request, response) => {
    answer(front, request)
      .catch((error: unknown) => {
        log.error({ err: error, method: request.method }, 'A request could not be answered');
        return failure(500, 'The engine could not answer; try again');
      })
      .then((result) => write(response, result))
      .catch((error: unknown) => log.warn({ err: error }, 'An answer could not be sent'));
  });
  // Idle connections of the SDK's fetch must not be closed just as it uses them again.
  server.keepAliveTimeout = 65_000;
  return server;
}

async function answer(front: Front, request: IncomingMessage): Promise<Reply> {
  const path = new URL(request.url ?? '/', 'http://engine').pathname;
  const leading = front.leading();
  if (path === '/health') return health(leading?.engine);
  if (!leading) return failure(503, 'This engine stands by; another one leads');
  const { engine, sync } = leading;

  const events = /^\/e\/([^/]+)$/.exec(path);
  if (events && request.method === 'POST') {
    if (!equalSecrets(decodeURIComponent(events[1] ?? ''), front.eventKey))
      return reply(401, { ids: [], status: 401, error: 'Event key not found' });
    return receiveEvents(engine, request);
  }
  if (!equalSecrets(request.headers.authorization ?? '', `Bearer ${hashSigningKey(front.signingKey)}`)) {
    return failure(401, 'The signing key is not ours');
  }
  if (path === '/fn/register' && request.method === 'POST') return register(engine, sync, request);
  const checkpointed = /^\/v1\/checkpoint\/([^/]+)\/async$/.exec(path);
  if (checkpointed && request.method === 'POST')
    return checkpoint(engine, decodeURIComponent(checkpointed[1] ?? ''), request);
  const [, resource, id = '', part] = /^\/v[01]\/(runs|events)\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
  const route = ROUTES[`${request.method} ${resource}${part ? `/${part}` : ''}`];
  return route
    ? route(engine, decodeURIComponent(id))
    : failure(404, `The embedded engine has no ${request.method} ${path}`);
}

const ROUTES: Record<string, ((engine: EngineContext, id: string) => Promise<Reply>) | undefined> = {
  'GET runs': readRun,
  'DELETE runs': cancelRun,
  'GET runs/actions': readRunSteps,
  'GET runs/batch': readRunEvents,
  'GET events/runs': readRunsOfEvent,
};

async function health(engine: EngineContext | undefined): Promise<Reply> {
  if (!engine) return reply(503, { ok: false, reason: 'stands by' });
  try {
    await engine.pool.query('SELECT 1');
    return reply(200, { ok: true, functions: engine.registry.active().length });
  } catch {
    return reply(503, { ok: false, reason: 'the database does not answer' });
  }
}
