import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { getRequestListener } from '@hono/node-server';
import next from 'next';
import { contextOfRequest } from './api/context-of-request';
import { handlerFor } from './api/handlers';
import { assertReadyForUse } from './api/ready-for-use';
import { registerJobs } from './api/register-jobs';
import { API_CONTENT_POLICY, securityHeaders } from './api/security-headers';
import { config } from './platform/config';
import { closeDatabase } from './platform/db';
import { log } from './platform/log';
import { startOutboxRelay } from './platform/outbox-relay';
import { inRequest } from './platform/request-context';
import { followSandboxClock } from './platform/sandbox-clock';

const STOP_GRACE_MS = 2_000;

/**
 * The web process: a small Node server that answers the API paths itself, several times faster than through Next, and
 * hands everything else to Next. The same handlers are mounted in `app/` for where only Next runs.
 */
try {
  config();
  await assertReadyForUse();
} catch (error) {
  log.fatal(`The web process does not start. ${(error as Error).message}`);
  process.exit(1);
}

const clock = await followSandboxClock();
const server = createServer();
// Left to itself the heap grows to several times what is in use before it is swept. The rows of an import are garbage as
// soon as they are written: sweeping sooner takes no longer, and keeps the process small.
setFlagsFromString('--heap-growing-percent=50');
const app = next({ dev: process.env.NODE_ENV !== 'production', httpServer: server });
await app.prepare();
const renderPage = app.getRequestHandler();
const answerApi = getRequestListener((request) => {
  const handle = handlerFor(new URL(request.url).pathname);
  return handle ? handle(request) : new Response('Not found', { status: 404 });
});

server.on('request', (request, response) => {
  const pathname = (request.url ?? '/').split('?', 1)[0] as string;
  const context = contextOfRequest(request);
  const isApi = handlerFor(pathname) !== undefined;
  response.setHeaders(new Map(Object.entries(securityHeaders())));
  response.setHeader('x-request-id', context.requestId ?? '');
  if (isApi) response.setHeader('content-security-policy', API_CONTENT_POLICY);
  const answer = () => (isApi ? answerApi(request, response) : renderPage(request, response));
  Promise.resolve(inRequest(context, answer)).catch((error: unknown) => {
    log.error({ err: error, pathname }, 'a request failed');
    response.destroy();
  });
});

const stopped = new AbortController();
let relay: ReturnType<typeof startOutboxRelay> | undefined;
server.listen(config().PORT, async () => {
  log.info({ port: config().PORT }, 'the web process listens');
  await registerJobs(stopped.signal);
  if (!stopped.signal.aborted) relay = startOutboxRelay();
});

async function stop(): Promise<void> {
  if (stopped.signal.aborted) return;
  stopped.abort();
  clock.stop();
  // Jobs under way get a moment to end; what does not end is done again from where its data say.
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.race([closed, wait(STOP_GRACE_MS)]);
  await relay?.stop();
  await app.close();
  await closeDatabase();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
