import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { log } from '@/server/platform/log';
import { authenticateRequest } from './authenticate-request';
import { appRouter } from './router';

export const TRPC_PATH = '/api/trpc';

/** tRPC as a plain fetch handler: mounted by the web process, and by Next wherever only Next runs. */
export const handleTrpc = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: TRPC_PATH,
    req: request,
    router: appRouter,
    createContext: () => authenticateRequest(request),
    maxBatchSize: 20,
    onError({ error, path }) {
      if (error.code === 'INTERNAL_SERVER_ERROR') log.error({ path, err: error.cause ?? error }, 'a procedure failed');
    },
  });
