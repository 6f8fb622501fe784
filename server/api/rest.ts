import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Refusal, refuse } from '@/server/kernel/outcome';
import { keyedHash } from '@/server/platform/encryption';
import { once, type RecordedAnswer } from '@/server/platform/idempotency';
import { removeFile, type StoredFile } from '@/server/platform/storage';
import { authenticateRequest } from './authenticate-request';
import { idempotencyKeyOf } from './idempotency-key';
import { measured, nameRoute } from './metrics';
import { DOCUMENT_PATHS, documentResponse } from './openapi/response';
import { faultOf, problem, toResponse } from './problem';
import { spendLimit } from './request-limit';
import { readFile, readInput } from './rest-input';
import type { RestFile, RestRoute } from './rest-route';
import { restRoutes } from './rest-routes';

export const REST_PATH = '/api/v1';

const app = new Hono().basePath(REST_PATH);
for (const path of DOCUMENT_PATHS)
  app.get(path, ({ req }) => {
    nameRoute(req.raw, path);
    return documentResponse(path, req.raw);
  });
for (const route of restRoutes)
  app.on(route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), (context) => {
    nameRoute(context.req.raw, route.path);
    return serve(route, context);
  });
app.notFound(({ req }) => otherMethods(req.path, req.method));
app.onError((error) => toResponse(faultOf(error)));

/** The REST API as a plain fetch handler: mounted by the web process, and by Next wherever only Next runs. */
export const handleRest = measured('rest', async (request) => app.fetch(request));

async function serve(route: RestRoute, context: Context): Promise<Response> {
  const request = context.req.raw;
  const { actor } = await authenticateRequest(request);
  const limited = await spendLimit(actor, route.limit ?? (route.method === 'get' ? 'read' : 'write'));
  const respond = (answer: RecordedAnswer) => toResponse(answer, limited.headers);
  if (limited.refused) return respond(problem(limited.refused));
  // The use case asks again; here nobody gets to upload, or to learn what is wrong with the input, who may not ask.
  const refused = refusalFor(route, actor);
  if (refused) return respond(problem(refused));
  const key = route.method === 'get' ? null : idempotencyKeyOf(request);
  if (key?.ok === false) return respond(problem(key.refusal));
  const input = await readInput(route, request, context.req.param());
  if (!input.ok) return respond(problem(input.refusal));
  const file = await readFile(route, request);
  if (!file.ok) return respond(problem(file.refusal));

  const preferWait = /(?:^|[,;\s])wait=(\d{1,3})(?:$|[,;\s])/.exec(request.headers.get('prefer') ?? '')?.[1];
  const sent = {
    input: input.value,
    file: file.value,
    idempotencyKey: key?.value ?? null,
    waitSeconds: Number(preferWait ?? 0),
  };
  if (route.produces) return fileResponse(route.produces, await route.handle(actor, sent), limited.headers);
  const act = async () => toAnswer(route, await route.handle(actor, sent));
  if (actor === null || !key?.value || route.keepsRecord) return respond(await act());
  const hash = keyedHash(JSON.stringify([new URL(request.url).pathname, input.value, file.value?.sha256 ?? null]));
  return respond(await actOnce(actor, key.value, hash, file.value, act));
}

function refusalFor({ access }: RestRoute, actor: Actor | null): Refusal | null {
  if (access === 'anyone') return null;
  const may = access === 'person' ? null : authorise(actor, access);
  if (may?.ok === false) return may.refusal;
  return actor === null ? refuse('not_signed_in', 'Sign in first.').refusal : null;
}

async function actOnce(
  actor: Actor,
  key: string,
  hash: string,
  file: StoredFile | null,
  act: () => Promise<RecordedAnswer>,
): Promise<RecordedAnswer> {
  let acted = false;
  const outcome = await once(actorKey(actor), key, hash, () => {
    acted = true;
    return act();
  });
  // A repetition brought its file along for nothing.
  if (!acted && file) await removeFile(file.key);
  return outcome.ok ? outcome.value : problem(outcome.refusal);
}

function toAnswer(
  { method, path, output, status, statusIfThere, statusIfWaited }: RestRoute,
  outcome: Awaited<ReturnType<RestRoute['handle']>>,
): RecordedAnswer {
  if (!outcome.ok) return problem(outcome.refusal);
  const { headers, body } = outcome.value;
  // What the reference promises is what is sent: a test that gets something else fails here.
  if (process.env.NODE_ENV !== 'production') {
    const promised = output?.safeParse(body);
    if (
      promised?.success === false ||
      ![status, statusIfThere, statusIfWaited].includes(outcome.value.status) ||
      (output === null) !== (body === undefined)
    )
      throw new Error(`${method} ${path} answers other than it declares: ${promised?.error ?? outcome.value.status}`);
  }
  return {
    status: outcome.value.status,
    headers: { 'content-type': 'application/json', ...headers },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

/** A file has no shape to be held against, and no answer is kept of it: what asking again means, its use case says. */
function fileResponse(
  contentType: string,
  outcome: Awaited<ReturnType<RestRoute['handle']>>,
  headers: Record<string, string>,
): Response {
  if (!outcome.ok) return toResponse(problem(outcome.refusal), headers);
  const { fileName, bytes } = outcome.value.body as RestFile;
  const body =
    bytes instanceof Readable ? (Readable.toWeb(bytes) as ReadableStream<Uint8Array>) : new Uint8Array(bytes);
  return new Response(body, {
    headers: {
      ...headers,
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}

const patterns = restRoutes.map(({ method, path }) => ({
  method: method.toUpperCase(),
  pattern: new RegExp(`^${REST_PATH}${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));
patterns.push(...DOCUMENT_PATHS.map((path) => ({ method: 'GET', pattern: new RegExp(`^${REST_PATH}${path}$`) })));

/** A path that is one of ours, asked by a method that it does not have. */
function otherMethods(path: string, method: string): Response {
  const has = new Set(patterns.filter(({ pattern }) => pattern.test(path)).map((route) => route.method));
  if (has.size === 0)
    return toResponse(problem(refuse('not_found', 'There is no such route: see the reference at /doc.').refusal));
  if (has.has('GET')) has.add('HEAD');
  const allow = [...has, 'OPTIONS'].join(', ');
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
  return toResponse(problem(refuse('method_not_allowed', `This route takes ${allow}.`).refusal), { allow });
}
