import { createHash } from 'node:crypto';
import { requestCollection } from './collection';
import { openApiDocument } from './document';

/** What describes the API, by its path: for everybody, since it holds no secret and is the same for all. */
const documents: Record<string, () => unknown> = {
  '/openapi.json': openApiDocument,
  '/collection.json': requestCollection,
};
export const DOCUMENT_PATHS = Object.keys(documents);

const made = new Map<string, { body: string; etag: string }>();

export function documentResponse(path: string, request: Request): Response {
  const { body, etag } = made.get(path) ?? make(path);
  const headers = { 'content-type': 'application/json', etag, 'cache-control': 'public, max-age=0, must-revalidate' };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

function make(path: string) {
  const body = JSON.stringify(documents[path]?.());
  const document = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
  made.set(path, document);
  return document;
}
