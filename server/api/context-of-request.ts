import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { config } from '@/server/platform/config';
import type { RequestContext } from '@/server/platform/request-context';

const ACCEPTABLE_ID = /^[\w.:-]{8,128}$/;

/**
 * Where a request comes from. The caller's own `X-Request-Id` is kept, so that both sides speak of the same request; its
 * address is taken from `X-Forwarded-For` only as far as our own proxies wrote it (TRUSTED_PROXIES of them).
 */
export function contextOfRequest(request: IncomingMessage): RequestContext {
  const given = request.headers['x-request-id'];
  return {
    requestId: typeof given === 'string' && ACCEPTABLE_ID.test(given) ? given : randomUUID(),
    ip: addressOf(request),
    userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
  };
}

function addressOf({ headers, socket }: IncomingMessage): string | null {
  const proxies = config().TRUSTED_PROXIES;
  const hops = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean);
  return (proxies > 0 && hops.at(-proxies)) || socket.remoteAddress || null;
}
