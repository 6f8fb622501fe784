'use client';

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import type { AppRouter } from '@/server/api/router';
import { ask, stopAsking } from './asking';

const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

export { useTRPC };

/** The server accepts no larger batches. */
const maxBatch = 10;

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/api/trpc', maxItems: maxBatch, fetch: ask })] }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

const makeQueryClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      // What the server has just rendered is not asked for again at once.
      queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && !isAnswer(error) },
    },
  });

/** Whether the server answered: asking again would give the same answer. A lost connection is worth another try. */
const isAnswer = (error: unknown): boolean => error instanceof TRPCClientError && Boolean(error.data);

/** A session that ended, or lost its second factor, while a page was open. */
function leaveWhenSignedOut(error: unknown) {
  if (!(error instanceof TRPCClientError)) return;
  const isHalfIn = error.data?.refusal?.code === 'second_factor_required';
  if (error.data?.httpStatus !== 401 && !isHalfIn) return;
  const door = isHalfIn ? '/second-factor' : '/login';
  const { pathname, search } = window.location;
  if (pathname === door) return;
  // Each further 401 would begin the way to the door anew.
  stopAsking();
  window.location.assign(`${door}?callbackUrl=${encodeURIComponent(pathname + search)}`);
}
