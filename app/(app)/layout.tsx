import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { menuCookie, openGroupsOf } from '@/components/shell/menu';
import { Shell } from '@/components/shell/shell';
import { themeCookie, themeOf } from '@/components/shell/theme';
import { currentViewer, isDemo, trpcServer } from '@/server/api/caller';
import type { BusinessClock } from '@/server/sandbox/schema';

/** Only the frame. Each page asks for itself who is signed in: a layout is no boundary. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const [viewer, cookieJar] = await Promise.all([currentViewer(), cookies()]);
  if (!viewer) return children;
  return (
    <Shell
      viewer={viewer}
      theme={themeOf(cookieJar.get(themeCookie)?.value)}
      openGroups={openGroupsOf(cookieJar.get(menuCookie)?.value)}
      clock={await demoClock()}
    >
      {children}
    </Shell>
  );
}

async function demoClock(): Promise<BusinessClock | null> {
  if (!isDemo()) return null;
  const { trpc, queryClient } = await trpcServer();
  // Whoever is not in all the way is shown no clock.
  return queryClient.fetchQuery(trpc.sandbox.clock.queryOptions()).catch(() => null);
}
