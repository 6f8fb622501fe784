/**
 * Where to go after signing in: a path of this site, never another's. Browsers take `//host` and `/\host` for addresses
 * of other sites, and skip tabs and line breaks inside them.
 */
export function callbackPath(wanted: string | null | undefined): string {
  if (!wanted) return '/';
  try {
    const url = new URL(wanted, ownOrigin);
    const isOwn = url.origin === ownOrigin && wanted.startsWith('/');
    return isOwn && !isSignIn(url.pathname) ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}

/** Stands for this site, whatever its address: only paths are of interest. */
const ownOrigin = 'http://this-site.invalid';

const isSignIn = (path: string): boolean => path === '/login' || path === '/second-factor' || path.startsWith('/api/');
