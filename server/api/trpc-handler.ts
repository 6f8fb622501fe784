import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { log } from '@/server/platform/log';
import { authenticateRequest } from './authenticate-request';
import { appRouter } from './router';
import { sessionCookie } from './session-cookie';

export const TRPC_PATH = '/api/trpc';

/** tRPC as a plain fetch handler: mounted by the web process, and by Next wherever only Next runs. */
export const handleTrpc = (request: Request): Promise<Response> =>
  fetchRequestHandler({
    endpoint: TRPC_PATH,
    req: request,
    router: appRouter,
    createContext: async ({ resHeaders }) => ({
      ...(await authenticateRequest(request)),
      keepSession: async (token) => resHeaders.append('set-cookie', await sessionCookie(token)),
    }),
    maxBatchSize: 20,
    onError({ error, path }) {
      if (error.code === 'INTERNAL_SERVER_ERROR') log.error({ path, err: error.cause ?? error }, 'a procedure failed');
    },
  });
