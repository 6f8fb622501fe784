import type { Actor } from '@/server/identity/door';
import type { Viewer } from '@/server/identity/schema';
import { authenticateSession } from '@/server/identity/use-cases/authenticate';
import { authenticateKey } from '@/server/identity/use-cases/authenticate-key';
import { readSessionToken } from './session-cookie';

export type Caller = {
  actor: Actor | null;
  viewer: Viewer | null;
  /** Puts the token that a session was given into the caller's browser. */
  keepSession?: (token: string) => Promise<void>;
};

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

/** Reading is harmless: the answer of another site's request cannot be read there. */
const mayUseCookie = (request: Request): boolean =>
  request.method === 'GET' || request.method === 'HEAD' || isFromOurPages(request);

/** Whether a request was sent by a page of ours: browsers say so of every request that can change something. */
export function isFromOurPages(request: Request): boolean {
  const origin = request.headers.get('origin');
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
