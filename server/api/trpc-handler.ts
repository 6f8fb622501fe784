import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { actorKey } from '@/server/identity/door';
import { type Refusal, refuse } from '@/server/kernel/outcome';
import { isDatabaseAway } from '@/server/platform/database-away';
import { keyedHash } from '@/server/platform/encryption';
import { once, type RecordedAnswer } from '@/server/platform/idempotency';
import { log } from '@/server/platform/log';
import { authenticateRequest, type Caller } from './authenticate-request';
import { idempotencyKeyOf } from './idempotency-key';
import { measured, nameRoute } from './metrics';
import { faultOf, toResponse } from './problem';
import type { ProcedureMeta } from './procedure';
import { readJson, readJsonBody } from './read-body';
import { refusalStatus } from './refusal-status';
import { type Limited, spendLimit } from './request-limit';
import type { LimitClass } from './rest-route';
import { appRouter } from './router';
import { sessionCookie } from './session-cookie';

export const TRPC_PATH = '/api/trpc';
const MAX_BATCH = 20;

/**
 * tRPC as a plain fetch handler: mounted by the web process, and by Next wherever only Next runs. The same keys, scopes,
 * limits (counted by call, not by request) and idempotency as the REST API.
 */
export const handleTrpc = measured('trpc', async (request) => {
  try {
    return await serve(request);
  } catch (error) {
    return toResponse(faultOf(error));
  }
});

/** One request: the procedures it calls, one or (a batch) several. */
type Calls = { request: Request; paths: string[]; isBatch: boolean };

async function serve(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const isBatch = url.searchParams.get('batch') === '1';
  const path = url.pathname.slice(TRPC_PATH.length + 1);
  const calls = { request, paths: isBatch ? path.split(',') : [path], isBatch };
  nameRoute(request, isBatch && calls.paths.length > 1 ? 'batch' : procedureOf(calls.paths[0] ?? '') ? path : 'none');
  if (calls.paths.length > MAX_BATCH)
    return refused(
      { ...calls, paths: [''] },
      refuse('invalid_input', `A batch has ${MAX_BATCH} calls at most.`).refusal,
    );
  if (!calls.paths.every((name) => procedureOf(name)))
    return refused(calls, refuse('not_found', 'There is no such procedure.').refusal);

  const caller = await authenticateRequest(request);
  const limited = await spendLimits(caller, calls.paths);
  if (limited.refused) return refused(calls, limited.refused, limited.headers);
  const key = request.method === 'POST' ? idempotencyKeyOf(request) : null;
  if (key?.ok === false) return refused(calls, key.refusal, limited.headers);
  const read = await readInputs(request, url);
  if (!read.ok) return refused(calls, read.refusal, limited.headers);

  const act = () => call(request, read.value.text, caller);
  const response = key?.value ? await actOnce(calls, caller, key.value, read.value.text, act) : await act();
  for (const [name, value] of Object.entries(limited.headers)) response.headers.set(name, value);
  return response;
}

async function readInputs(request: Request, url: URL) {
  if (request.method === 'POST') return readJsonBody(request);
  if (url.searchParams.getAll('input').length > 1)
    return refuse('invalid_input', 'The input must be given once.', {
      fields: [{ field: 'input', message: 'must be given once' }],
    });
  return readJson(url.searchParams.get('input') ?? '');
}

const call = (request: Request, text: string, caller: Caller): Promise<Response> =>
  fetchRequestHandler({
    endpoint: TRPC_PATH,
    // The body was read, to be counted and checked.
    req:
      request.method === 'POST'
        ? new Request(request.url, { method: 'POST', headers: request.headers, body: text || null })
        : request,
    router: appRouter,
    createContext: ({ resHeaders }) => ({
      ...caller,
      keepSession: async (token) => resHeaders.append('set-cookie', await sessionCookie(token)),
    }),
    maxBatchSize: MAX_BATCH,
    onError({ error, path }) {
      if (error.code === 'INTERNAL_SERVER_ERROR' && !isDatabaseAway(error.cause))
        log.error({ path, err: error.cause ?? error }, 'a procedure failed');
    },
  });

/** What was refused for the caller's sake uses no key up, as over REST; all else is an answer that is given again. */
class NotRecorded extends Error {
  constructor(readonly response: Response) {
    super('this answer is not recorded');
  }
}

async function actOnce(
  calls: Calls,
  { actor }: Caller,
  key: string,
  text: string,
  act: () => Promise<Response>,
): Promise<Response> {
  const [path = ''] = calls.paths;
  if (calls.isBatch)
    return refused(
      calls,
      refuse('invalid_input', 'An Idempotency-Key is of one call: send it without a batch.').refusal,
    );
  if (actor === null || procedureOf(path)?.type !== 'mutation') return act();
  const hash = keyedHash(JSON.stringify([TRPC_PATH, path, text]));
  // A cookie lets somebody in: it goes to whoever asked first, and into no record.
  let cookies: string[] = [];
  const record = async (): Promise<RecordedAnswer> => {
    const response = await act();
    cookies = response.headers.getSetCookie();
    if ([400, 401, 403].includes(response.status)) throw new NotRecorded(response);
    return { status: response.status, headers: { 'content-type': 'application/json' }, body: await response.text() };
  };
  try {
    const outcome = await once(actorKey(actor), key, hash, record);
    const response = outcome.ok ? toResponse(outcome.value) : refused(calls, outcome.refusal);
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    return response;
  } catch (error) {
    if (error instanceof NotRecorded) return error.response;
    throw error;
  }
}

/** Each call counts, by the class of its procedure. */
async function spendLimits({ actor }: Caller, paths: string[]): Promise<Limited> {
  const counts = new Map<LimitClass, number>();
  for (const path of paths) {
    const { type, meta } = procedureOf(path) as Procedure;
    const of = meta?.limit ?? (type === 'mutation' ? 'write' : 'read');
    counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  let last: Limited = { headers: {}, refused: null };
  for (const [of, count] of counts) {
    last = await spendLimit(actor, of, count);
    if (last.refused) return last;
  }
  return last;
}

type Procedure = { type: 'query' | 'mutation' | 'subscription'; meta?: ProcedureMeta };
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: Procedure }>;
const procedureOf = (path: string): Procedure | undefined =>
  Object.hasOwn(procedures, path) ? procedures[path]?._def : undefined;

/** A refusal of the whole request, in the form in which tRPC answers: once, or once for each call of a batch. */
function refused({ paths, isBatch }: Calls, refusal: Refusal, headers: Record<string, string> = {}): Response {
  const { http, trpc } = refusalStatus[refusal.code];
  const data = { code: trpc, httpStatus: http, refusal };
  const answer = { error: { message: refusal.message, code: TRPC_ERROR_CODES_BY_KEY[trpc], data } };
  const retry: Record<string, string> =
    refusal.retryAfterSeconds === undefined ? {} : { 'retry-after': String(refusal.retryAfterSeconds) };
  return Response.json(isBatch ? paths.map(() => answer) : answer, { status: http, headers: { ...headers, ...retry } });
}
