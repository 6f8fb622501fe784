import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Shell } from '@/components/shell/shell';
import { themeCookie, themeOf } from '@/components/shell/theme';
import { currentViewer } from '@/server/api/caller';

/** Only the frame. Each page asks for itself who is signed in: a layout is no boundary. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const [viewer, cookieJar] = await Promise.all([currentViewer(), cookies()]);
  if (!viewer) return children;
  return (
    <Shell viewer={viewer} theme={themeOf(cookieJar.get(themeCookie)?.value)}>
      {children}
    </Shell>
  );
}
