import 'server-only';
import { dehydrate, QueryClient } from '@tanstack/react-query';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { headers } from 'next/headers';
import { cache } from 'react';
import type { Viewer } from '@/server/identity/schema';
import { authenticateSession } from '@/server/identity/use-cases/authenticate';
import { type LocalDate, localDateOf } from '@/server/kernel/calendar';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import type { Caller } from './authenticate-request';
import { appRouter } from './router';
import { readSessionToken } from './session-cookie';

/** Who looks at the page that is being rendered; looked up once per request. */
const currentCaller = cache(async (): Promise<Caller> => {
  const cookie = (await headers()).get('cookie');
  const token = cookie && (await readSessionToken(cookie));
  return (token && (await authenticateSession(token))) || { actor: null, viewer: null };
});

/** A demo has a clock that can be moved. */
export const isDemo = (): boolean => config().DEMO;

/** The day on which business is done: later than the calendar's where a demo's clock was moved. */
export const businessDay = (): LocalDate => localDateOf(now(), 'UTC');

export const currentViewer = async (): Promise<Viewer | null> => (await currentCaller()).viewer;

/** What a page prefetches with: the procedures, called as the viewer without a request of their own. */
export const trpcServer = cache(async () => {
  const queryClient = new QueryClient();
  const trpc = createTRPCOptionsProxy({ ctx: await currentCaller(), router: appRouter, queryClient });
  return { trpc, queryClient, dehydrate: () => dehydrate(queryClient) };
});
