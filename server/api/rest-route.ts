import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Access, Actor } from '@/server/identity/door';
import { mapOutcome, type Outcome, type RefusalCode } from '@/server/kernel/outcome';
import type { StoredFile } from '@/server/platform/storage';

export type RestAnswer = { status: 200 | 201 | 202 | 204; headers?: Record<string, string>; body: unknown };

/** Routes of one class share a limit: what costs much is asked for less often. */
export type LimitClass = 'read' | 'write' | 'heavy';

/** What a route is, for its callers: the OpenAPI document, the reference and the typed client are made of it. */
type Described<Input extends z.ZodType, Output extends z.ZodType> = {
  path: string;
  /** What it asks of its caller; the use case asks the same. */
  access: Access;
  /** A few words, for lists. */
  summary: string;
  /** What it does, what it guarantees, what to mind. Markdown. */
  description: string;
  /**
   * Validates what comes in, by field. Names in the path's braces are of the path; the others are of the body where there
   * is a JSON body (`post`, `put`), and of the query where there is none.
   */
  input: Input;
  /** The body of the answer; null where there is none (204). Every answer is held against it outside production. */
  output: Output | null;
  /** The status of success. */
  status: RestAnswer['status'];
  /** Another one, where what was to be made is there already. */
  statusIfThere?: 200;
  /** Another one, where the caller wanted to wait (`Prefer: wait=5`) and it was done in time. */
  statusIfWaited?: 201;
  /** Refusals beyond those that follow from the rest (`invalid_input`, `not_signed_in`, `not_allowed`, …). */
  refusals: readonly RefusalCode[];
  /** One call as a caller would make it: its input (path and query included), and what comes back. */
  example: { input: Record<string, unknown>; output: Output extends z.ZodType ? z.input<Output> : null };
  /** `read` for `get`, `write` for all others, unless it says otherwise. */
  limit?: LimitClass;
};

/**
 * One route of the REST API. The shapes validate what comes in; the handler calls one use case and adds nothing but the
 * status and headers. Parts of the path in braces are named by `params`.
 */
export type RestRoute = Omit<Described<z.ZodType, z.ZodType>, 'example'> & {
  example: { input: Record<string, unknown>; output: unknown };
  method: 'get' | 'post' | 'put' | 'delete';
  handle(
    actor: Actor | null,
    request: { input: unknown; file: StoredFile | null } & Partial<RequestPreferences>,
  ): Promise<Outcome<RestAnswer>>;
  /** Its use case keeps the record of the `Idempotency-Key` itself, in the statement that has the effect. */
  keepsRecord?: true;
  /** It answers with a file of this kind; `output` is null then, and the body of its answer a `RestFile`. */
  produces?: FileType;
  /** The largest file that the body may be, in bytes; without it the body is JSON. */
  maxFileBytes?: number;
};

/** What a request says beside its input. */
export type RequestPreferences = {
  idempotencyKey: string | null;
  /** `Prefer: wait=5`: how long the caller would wait for the work to be done; 0: not at all. */
  waitSeconds: number;
};

/** Ties a handler to the type of its input. */
export function restRoute<Input extends z.ZodType, Output extends z.ZodType>(
  route: Described<Input, Output> & {
    method: RestRoute['method'];
    handle(actor: Actor | null, input: z.infer<Input>): Promise<Outcome<RestAnswer>>;
  },
): RestRoute {
  return { ...route, handle: (actor, { input }) => route.handle(actor, input as z.infer<Input>) };
}

/** The kinds of files that routes answer with. */
type FileType = 'application/pdf' | 'text/csv' | 'application/zip' | 'application/octet-stream';

/** What a route answers with that produces a file: made already, or while it is sent. */
export type RestFile = { fileName: string; bytes: Uint8Array | Readable };

/** A route that answers with a file rather than with JSON; it is a `post` where it leaves something behind. */
export function fileRoute<Input extends z.ZodType>(
  route: Omit<Described<Input, z.ZodType>, 'output' | 'status' | 'example'> & {
    method: 'get' | 'post';
    produces: FileType;
    example: { input: Record<string, unknown> };
    handle(actor: Actor | null, input: z.infer<Input>): Promise<Outcome<RestFile>>;
  },
): RestRoute {
  return {
    ...route,
    output: null,
    status: 200,
    example: { ...route.example, output: null },
    handle: async (actor, { input }) =>
      mapOutcome(await route.handle(actor, input as z.infer<Input>), (body) => ({ status: 200, body })),
  };
}

/** A route whose body is a file, stored before the handler sees it; query and path are its input. */
export function uploadRoute<Input extends z.ZodType, Output extends z.ZodType>(
  route: Described<Input, Output> & {
    maxFileBytes: number;
    handle(actor: Actor | null, input: z.infer<Input>, file: StoredFile): Promise<Outcome<RestAnswer>>;
  },
): RestRoute {
  return {
    ...route,
    method: 'post',
    handle: (actor, { input, file }) => route.handle(actor, input as z.infer<Input>, file as StoredFile),
  };
}

/** A route whose use case keeps the record of the `Idempotency-Key` itself. */
export function recordingRoute<Input extends z.ZodType, Output extends z.ZodType>(
  route: Described<Input, Output> & {
    handle(actor: Actor | null, input: z.infer<Input>, preferences: RequestPreferences): Promise<Outcome<RestAnswer>>;
  },
): RestRoute {
  return {
    ...route,
    method: 'post',
    keepsRecord: true,
    handle: (actor, { input, idempotencyKey = null, waitSeconds = 0 }) =>
      route.handle(actor, input as z.infer<Input>, { idempotencyKey, waitSeconds }),
  };
}
