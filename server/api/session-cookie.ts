import { encode, getToken } from 'next-auth/jwt';
import { SESSION_MS } from '@/server/identity/door';
import { config } from '@/server/platform/config';

const isSecure = (): boolean => config().APP_URL.startsWith('https:');
const cookieName = (): string => `${isSecure() ? '__Secure-' : ''}next-auth.session-token`;

/** The session's token from the library's encrypted cookie. */
export async function readSessionToken(cookieHeader: string): Promise<string | undefined> {
  const req = { cookies: cookiesOf(cookieHeader), headers: {} } as unknown as Parameters<typeof getToken>[0]['req'];
  return (await getToken({ req, secret: config().NEXTAUTH_SECRET, cookieName: cookieName() }))?.sessionToken;
}

/** The same cookie with another token, as the library would set it: when a session got a new one. */
export async function sessionCookie(sessionToken: string): Promise<string> {
  const maxAge = SESSION_MS / 1000;
  const value = await encode({ token: { sessionToken }, secret: config().NEXTAUTH_SECRET, maxAge });
  const attributes = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`;
  return `${cookieName()}=${value}; ${attributes}`;
}

export function cookiesOf(header: string): Record<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim().split(/=(.*)/s));
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, decoded(value)]));
}

/** Cookies of others on the same domain may be anything. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
