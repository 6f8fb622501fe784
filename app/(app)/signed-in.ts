import 'server-only';
import { redirect } from 'next/navigation';
import { currentViewer } from '@/server/api/caller';
import type { Viewer } from '@/server/identity/schema';

/** Who is signed in; whoever is not goes to sign in, and comes back to `path`. */
export async function signedIn(path: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (!viewer) redirect(path === '/' ? '/login' : `/login?callbackUrl=${encodeURIComponent(path)}`);
  return viewer;
}
