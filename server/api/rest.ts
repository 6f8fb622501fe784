import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { auditRoutes } from '@/server/audit/rest';
import { disbursementRoutes } from '@/server/disbursements/rest';
import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { importRoutes } from '@/server/imports/rest';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { merchantRoutes } from '@/server/merchants/rest';
import { orderRoutes } from '@/server/orders/rest';
import { isDatabaseAway } from '@/server/platform/database-away';
import { once, type RecordedAnswer } from '@/server/platform/idempotency';
import { log } from '@/server/platform/log';
import { FileTooLargeError, removeFile, type StoredFile, storeFile } from '@/server/platform/storage';
import { deliveryRoutes } from '@/server/webhooks/rest/deliveries';
import { endpointRoutes } from '@/server/webhooks/rest/endpoints';
import { authenticateRequest } from './authenticate-request';
import { fieldErrors } from './field-errors';
import { nulFields } from './nul-fields';
import { fault, problem } from './problem';
import type { RestRoute } from './rest-route';

export const REST_PATH = '/api/v1';
const MAX_JSON_BYTES = 1_048_576;

/** Every route of the REST API, by room. */
export const restRoutes: readonly RestRoute[] = [
  ...merchantRoutes,
  ...orderRoutes,
  ...importRoutes,
  ...disbursementRoutes,
  ...endpointRoutes,
  ...deliveryRoutes,
  ...auditRoutes,
];

const app = new Hono().basePath(REST_PATH);
const limitJson = bodyLimit({
  maxSize: MAX_JSON_BYTES,
  onError: () =>
    respond(problem(refusalOf(refuse('file_too_large', `The body may have ${MAX_JSON_BYTES} bytes at most.`)))),
});
for (const route of restRoutes) {
  const path = route.path.replace(/\{(\w+)\}/g, ':$1');
  if (route.maxFileBytes === undefined) app.on(route.method, path, limitJson, (context) => serve(route, context));
  else app.on(route.method, path, (context) => serve(route, context));
}
app.notFound(() => respond(problem(refusalOf(refuse('not_found', 'There is no such route: see the reference.')))));
app.onError((error) => {
  const away = isDatabaseAway(error);
  if (!away) log.error({ err: error }, 'a request failed');
  return respond(fault(away ? 503 : 500));
});

/** The REST API as a plain fetch handler: mounted by the web process, and by Next wherever only Next runs. */
export const handleRest = async (request: Request): Promise<Response> => app.fetch(request);

async function serve(route: RestRoute, context: Context): Promise<Response> {
  const { actor } = await authenticateRequest(context.req.raw);
  // The use case asks again; here nobody gets to upload, or to learn what is wrong with the input, who may not ask.
  const may = route.access === 'anyone' || route.access === 'person' ? null : authorise(actor, route.access);
  if (may?.ok === false) return respond(problem(may.refusal));
  if (actor === null)
    return respond(problem(refusalOf(refuse('not_signed_in', 'Send an API key as `Authorization: Bearer <key>`.'))));
  const parsed = await readInput(route, context);
  if (!parsed.ok) return respond(problem(parsed.refusal));
  const file = await readFile(route, context);
  if (!file.ok) return respond(problem(file.refusal));

  const act = async () => toAnswer(await route.handle(actor, { input: parsed.value, file: file.value }));
  const key = context.req.header('idempotency-key');
  if (route.method === 'get' || key === undefined) return respond(await act());
  return respond(await actOnce(actor, key, context, parsed.value, file.value, act));
}

async function actOnce(
  actor: Actor,
  key: string,
  context: Context,
  input: unknown,
  file: StoredFile | null,
  act: () => Promise<RecordedAnswer>,
): Promise<RecordedAnswer> {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    if (file) await removeFile(file.key);
    const message = 'must be 1 to 255 visible ASCII characters';
    const fields = [{ field: 'Idempotency-Key', message }];
    return problem(refusalOf(refuse('invalid_input', `The Idempotency-Key ${message}.`, { fields })));
  }
  let acted = false;
  const hash = createHash('sha256')
    .update(JSON.stringify([context.req.path, input, file?.sha256 ?? null]))
    .digest('hex');
  const outcome = await once(actorKey(actor), key, hash, () => {
    acted = true;
    return act();
  });
  // A repetition brought its file along for nothing.
  if (!acted && file) await removeFile(file.key);
  return outcome.ok ? outcome.value : problem(outcome.refusal);
}

/** Path, query and JSON body as one object, validated by the route's shape. */
async function readInput(route: RestRoute, context: Context): Promise<Outcome<unknown>> {
  const hasBody = route.method === 'post' && route.maxFileBytes === undefined;
  const body = hasBody ? await readJson(context) : ok({});
  if (!body.ok) return body;
  const input = { ...body.value, ...context.req.query(), ...context.req.param() };
  const parsed = route.input.safeParse(input);
  const fields = [...nulFields(input), ...(parsed.success ? [] : fieldErrors(parsed.error))];
  if (parsed.success && fields.length === 0) return ok(parsed.data);
  const words = fields.map(({ field, message }) => (field ? `${field} ${message}` : message)).join('; ');
  return refuse('invalid_input', `The request is not valid: ${words}.`, { fields });
}

async function readJson(context: Context): Promise<Outcome<Record<string, unknown>>> {
  const text = await context.req.text();
  if (text.trim() === '') return ok({});
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return ok(value as Record<string, unknown>);
  } catch {}
  return refuse('invalid_input', 'The body must be a JSON object.', {
    fields: [{ field: '', message: 'must be a JSON object' }],
  });
}

async function readFile(route: RestRoute, context: Context): Promise<Outcome<StoredFile | null>> {
  if (route.maxFileBytes === undefined) return ok(null);
  const { body } = context.req.raw;
  if (!body)
    return refuse('invalid_input', 'Send the file as the body.', {
      fields: [{ field: 'body', message: 'is required' }],
    });
  try {
    return ok(await storeFile(body, route.maxFileBytes));
  } catch (error) {
    if (!(error instanceof FileTooLargeError)) throw error;
    return refuse('file_too_large', `A file may have ${route.maxFileBytes} bytes at most: split it.`);
  }
}

const toAnswer = (outcome: Awaited<ReturnType<RestRoute['handle']>>): RecordedAnswer =>
  outcome.ok
    ? {
        status: outcome.value.status,
        headers: { 'content-type': 'application/json', ...outcome.value.headers },
        body: JSON.stringify(outcome.value.body),
      }
    : problem(outcome.refusal);

const refusalOf = (refused: Outcome<never>) => {
  if (refused.ok) throw new Error('not a refusal');
  return refused.refusal;
};

const respond = ({ status, headers, body }: RecordedAnswer): Response => new Response(body, { status, headers });
