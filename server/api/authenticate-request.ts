import { getToken } from 'next-auth/jwt';
import type { Actor } from '@/server/identity/door';
import type { Viewer } from '@/server/identity/schema';
import { authenticateSession } from '@/server/identity/use-cases/authenticate';
import { authenticateKey } from '@/server/identity/use-cases/authenticate-key';
import { config } from '@/server/platform/config';

export type Caller = { actor: Actor | null; viewer: Viewer | null };

const nobody: Caller = { actor: null, viewer: null };

/**
 * Who sends a request: the holder of an API key (`Authorization: Bearer …`), or a person by the session cookie. A
 * browser sends the cookie along on its own, so a request that changes something must come from our own pages.
 */
export async function authenticateRequest(request: Request): Promise<Caller> {
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const key = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    return { actor: key ? await authenticateKey(key) : null, viewer: null };
  }
  const cookie = request.headers.get('cookie');
  if (cookie === null || !mayUseCookie(request)) return nobody;
  const token = await readSessionToken(cookie);
  return token ? ((await authenticateSession(token)) ?? nobody) : nobody;
}

/** The session's token from the library's encrypted cookie. */
export async function readSessionToken(cookieHeader: string): Promise<string | undefined> {
  const pairs = cookieHeader.split(';').map((pair) => pair.trim().split(/=(.*)/s).slice(0, 2));
  const cookies = Object.fromEntries(pairs.map(([name, value]) => [name, decoded(value ?? '')]));
  const req = { cookies, headers: {} } as unknown as Parameters<typeof getToken>[0]['req'];
  const secureCookie = config().APP_URL.startsWith('https:');
  return (await getToken({ req, secret: config().NEXTAUTH_SECRET, secureCookie }))?.sessionToken;
}

/** Cookies of others on the same domain may be anything. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Reading is harmless: the answer of another site's request cannot be read there. */
function mayUseCookie(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const origin = request.headers.get('origin');
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
