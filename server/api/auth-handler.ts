import type { NextApiRequest, NextApiResponse } from 'next';
import nextAuthModule from 'next-auth';
import { authOptions } from '@/server/identity/auth-options';
import { config } from '@/server/platform/config';
import { isDatabaseAway } from '@/server/platform/database-away';
import { log } from '@/server/platform/log';
import { isFromOurPages } from './authenticate-request';
import { cookiesOf, readSessionToken } from './session-cookie';

export const AUTH_PATH = '/api/auth';
// A CommonJS module, whose default export Node wraps once more than bundlers do.
const NextAuth = (nextAuthModule as { default?: typeof nextAuthModule }).default ?? nextAuthModule;
const MAX_FORM_BYTES = 16_384;

/** Signing in and out as a plain fetch handler around next-auth, so that it knows where each request comes from. */
export async function handleAuth(request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'POST')
    return plain(405, 'Use GET or POST.', { allow: 'GET, POST' });
  // The library calls this a fault of its own.
  if (request.method === 'GET' && new URL(request.url).pathname === `${AUTH_PATH}/callback/credentials`)
    return plain(405, 'Use POST.', { allow: 'POST' });
  if (request.method === 'POST' && !isFromOurPages(request)) return plain(403, 'Sign in from our own pages.');
  const body = request.method === 'POST' ? await readForm(request) : {};
  if (body instanceof Response) return body;

  // The library builds its addresses from this one, never from what a request says of its host.
  process.env.NEXTAUTH_URL ??= config().APP_URL;
  const url = new URL(request.url);
  const cookieHeader = request.headers.get('cookie') ?? '';
  const answer = new LibraryAnswer();
  const asked = {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    cookies: cookiesOf(cookieHeader),
    query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.slice(AUTH_PATH.length + 1).split('/') },
    body,
  };
  try {
    const options = authOptions(await readSessionToken(cookieHeader));
    await NextAuth(asked as unknown as NextApiRequest, answer as unknown as NextApiResponse, options);
    return answer.toResponse();
  } catch (error) {
    const away = isDatabaseAway(error);
    log.error({ err: error }, 'a sign-in failed');
    return plain(away ? 503 : 500, away ? 'The database is away: try again in a moment.' : 'Something went wrong.');
  }
}

/** The few methods of an answer that next-auth calls. */
class LibraryAnswer {
  #status = 200;
  #body: string | null = null;
  readonly #headers = new Map<string, string | string[]>();

  status(status: number): this {
    this.#status = status;
    return this;
  }
  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }
  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }
  json(body: unknown): void {
    this.setHeader('content-type', 'application/json');
    this.#body = JSON.stringify(body);
  }
  send(body: unknown): void {
    if (typeof body === 'object' && body !== null) this.json(body);
    else this.#body = body === undefined ? null : String(body);
  }
  end(): void {}

  toResponse(): Response {
    const headers = new Headers({ 'cache-control': 'no-store' });
    for (const [name, value] of this.#headers) for (const one of [value].flat()) headers.append(name, one);
    return new Response(this.#body, { status: this.#status, headers });
  }
}

async function readForm(request: Request): Promise<Record<string, unknown> | Response> {
  const type = request.headers.get('content-type') ?? '';
  const isForm = type.includes('application/x-www-form-urlencoded');
  if (!isForm && !type.includes('application/json')) return plain(415, 'Send a form or JSON.');
  const text = await readText(request);
  if (text === null) return plain(413, 'That is more than a sign-in needs.');
  if (isForm) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {}
  return plain(400, 'The body must be a JSON object.');
}

/** Null when there is more of it than a form may have. */
async function readText(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_FORM_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const plain = (status: number, text: string, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });
