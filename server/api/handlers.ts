import { AUTH_PATH, handleAuth } from './auth-handler';
import { DOWNLOAD_PATH, handleDownload } from './downloads';
import { HEALTH_PATH, handleHealth } from './health';
import { handleInngest, INNGEST_PATH } from './inngest';
import { handleMetrics, METRICS_PATH } from './metrics-endpoint';
import { handleReadiness, READY_PATH } from './readiness';
import { handleRest, REST_PATH } from './rest';
import { handleTrpc, TRPC_PATH } from './trpc-handler';

/** The front doors that need no Next, by path. */
const handlers: [path: string, handle: (request: Request) => Promise<Response>][] = [
  [REST_PATH, handleRest],
  [TRPC_PATH, handleTrpc],
  [AUTH_PATH, handleAuth],
  [INNGEST_PATH, handleInngest],
  [DOWNLOAD_PATH, handleDownload],
  [HEALTH_PATH, handleHealth],
  [READY_PATH, handleReadiness],
  [METRICS_PATH, handleMetrics],
];

export const handlerFor = (pathname: string): ((request: Request) => Promise<Response>) | undefined =>
  handlers.find(([path]) => pathname === path || pathname.startsWith(`${path}/`))?.[1];
