import 'server-only';
import { redirect } from 'next/navigation';
import { currentViewer } from '@/server/api/caller';
import type { Viewer } from '@/server/identity/schema';

/** Who is signed in; whoever is not, or not all the way, goes there first and comes back to `path`. */
export async function signedIn(path: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect(path === '/' ? '/login' : `/login?callbackUrl=${encodeURIComponent(path)}`);
  if (viewer.pendingFactor !== null) redirect(`/second-factor?callbackUrl=${encodeURIComponent(path)}`);
  return viewer;
}
