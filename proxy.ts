import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { pageContentPolicy, securityHeaders } from '@/server/api/security-headers';

/** Gives each page a nonce of its own, without which no script runs there. Next puts it on its scripts by itself. */
export function proxy(request: NextRequest): NextResponse {
  const policy = pageContentPolicy(randomBytes(16).toString('base64'));
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries({ ...securityHeaders(), 'content-security-policy': policy }))
    response.headers.set(name, value);
  return response;
}

export const config = { matcher: ['/((?!api/|_next/static|_next/image).*)'] };
