import http from 'node:http';
import https from 'node:https';
import { config } from '@/server/platform/config';
import { isAddress, isPublicAddress } from '../domain/address';
import { hostOf, portOf, urlProblem } from '../domain/endpoint-url';
import { ForbiddenAddressError, type Resolve, resolveAll, resolvePublic } from './resolve-public';

/** What came back: an answer, or (status null) why there was none. */
export type Answer = {
  status: number | null;
  headers: Record<string, string> | null;
  /** The first 2 KB. */
  body: string | null;
  error: string | null;
  durationMs: number;
};

const TIMEOUT_MS = 15_000;
const KEPT_BODY_BYTES = 2_048;
const KEPT_HEADERS = 40;
const KEPT_HEADER_LENGTH = 500;

/**
 * Posts to an address that somebody else chose. It is judged when the connection is made, by the very address that is
 * connected to, so that a name which leads elsewhere a moment later helps nobody; redirects are not followed; neither a
 * slow nor a large answer holds us up.
 */
export async function sendRequest(
  address: string,
  headers: Record<string, string>,
  payload: string,
  resolve: Resolve = resolveAll,
): Promise<Answer> {
  const startedAt = performance.now();
  const took = () => Math.round(performance.now() - startedAt);
  const rules = urlRules();
  const problem = urlProblem(address, rules);
  if (problem) return { ...noAnswer, error: `Not sent: the address ${problem}.`, durationMs: took() };
  try {
    const answer = await post(new URL(address), headers, payload, rules.allowPrivate, resolve);
    return { ...answer, durationMs: took() };
  } catch (error) {
    return { ...noAnswer, error: inWords(error), durationMs: took() };
  }
}

/** What this installation allows its endpoints to be. */
export const urlRules = () => ({
  allowPrivate: config().WEBHOOKS_ALLOW_PRIVATE,
  ports: config().WEBHOOKS_PORTS,
});

const noAnswer = { status: null, headers: null, body: null };

function post(
  url: URL,
  headers: Record<string, string>,
  payload: string,
  allowPrivate: boolean,
  resolve: Resolve,
): Promise<Omit<Answer, 'durationMs'>> {
  const host = hostOf(url);
  // A literal address is connected to without being looked up.
  if (!allowPrivate && isAddress(host) && !isPublicAddress(host))
    return Promise.reject(new ForbiddenAddressError(host));
  let timer: NodeJS.Timeout;
  return new Promise<Omit<Answer, 'durationMs'>>((settle, fail) => {
    const body = Buffer.from(payload, 'utf8');
    const request = (url.protocol === 'http:' ? http : https).request({
      method: 'POST',
      protocol: url.protocol,
      hostname: host,
      port: portOf(url),
      path: url.pathname + url.search,
      headers: { ...headers, 'content-length': body.byteLength },
      // A connection of its own each time: one that was kept was judged at another time.
      agent: false,
      lookup: allowPrivate ? undefined : resolvePublic(resolve),
    });
    let end = (error: Error) => {
      fail(error);
      request.destroy();
    };
    timer = setTimeout(() => end(new TimeoutError()), TIMEOUT_MS);
    request.on('error', (error) => end(error));
    request.on('response', (response) => {
      // What breaks off once the status has come is an answer all the same.
      const finish = (text: string) =>
        settle({ ...judged(response.statusCode as number), headers: kept(response.headers), body: text });
      end = readStart(response, finish);
    });
    request.on('close', () => end(new Error('closed')));
    request.end(body);
  }).finally(() => clearTimeout(timer));
}

/** Reads no more than is kept. @returns what ends the reading early */
function readStart(response: http.IncomingMessage, finish: (text: string) => void): () => void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const end = () => {
    finish(textOf(Buffer.concat(chunks).subarray(0, KEPT_BODY_BYTES)));
    response.destroy();
  };
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= KEPT_BODY_BYTES) end();
  });
  response.on('end', end);
  response.on('error', end);
  return end;
}

/** PostgreSQL keeps no NUL in a text. */
const textOf = (bytes: Buffer): string => bytes.toString('utf8').replaceAll('\0', '␀');

function judged(status: number): { status: number; error: string | null } {
  if (status >= 200 && status < 300) return { status, error: null };
  if (status >= 300 && status < 400) {
    return { status, error: `The answer was ${status}: redirects are not followed. Enter the address it leads to.` };
  }
  return { status, error: `The answer was ${status}; one of 2xx says that a message has arrived.` };
}

function kept(headers: http.IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => name !== 'set-cookie');
  return Object.fromEntries(
    entries
      .slice(0, KEPT_HEADERS)
      .map(([name, value]) => [name, textOf(Buffer.from(String(value).slice(0, KEPT_HEADER_LENGTH)))]),
  );
}

class TimeoutError extends Error {}

/** Why there was no answer, for the people of the endpoint; never what our own network looks like. */
function inWords(error: unknown): string {
  if (error instanceof TimeoutError) return `There was no answer within ${TIMEOUT_MS / 1000} seconds.`;
  if (error instanceof ForbiddenAddressError) return 'Not sent: the address leads to a private network.';
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'The name of the address could not be looked up.';
  if (code === 'ECONNREFUSED') return 'The connection was refused.';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'The connection was closed without an answer.';
  if (/CERT|SSL|TLS|ALTNAME|SIGNED|ISSUER/.test(code)) return `The certificate was not accepted: ${code}.`;
  if (code.startsWith('HPE_')) return 'What came back was not HTTP.';
  return `The request failed${code ? `: ${code}` : message ? `: ${message.slice(0, 200)}` : ''}.`;
}
