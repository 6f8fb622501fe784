import { createHash } from 'node:crypto';
import { openApiDocument } from './document';

export const OPENAPI_PATH = '/openapi.json';

let made: { body: string; etag: string } | undefined;

/** The document, for everybody: it holds no secret, and is the same for all. */
export function openApiResponse(request: Request): Response {
  made ??= make();
  const { body, etag } = made;
  const headers = { 'content-type': 'application/json', etag, 'cache-control': 'public, max-age=0, must-revalidate' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

function make() {
  const body = JSON.stringify(openApiDocument());
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
