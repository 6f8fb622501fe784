import type { z } from 'zod';
import type { Actor, Permission } from '@/server/identity/door';
import type { Outcome } from '@/server/kernel/outcome';
import type { StoredFile } from '@/server/platform/storage';

export type RestAnswer = { status: 200 | 201 | 202; headers?: Record<string, string>; body: unknown };

/**
 * One route of the REST API. The shapes validate what comes in; the handler calls one use case and adds nothing but the
 * status and headers. Parts of the path in braces are named by `params`.
 */
export type RestRoute = {
  method: 'get' | 'post';
  path: string;
  summary: string;
  handle(actor: Actor | null, request: { input: unknown; file: StoredFile | null }): Promise<Outcome<RestAnswer>>;
  /** Validates path, query and body together, by field. */
  input: z.ZodType;
  /** The largest file that the body may be, in bytes; without it the body is JSON. */
  maxFileBytes?: number;
  /** What the use case will ask for, so that nobody fills the disk in vain. */
  permission?: Permission;
};

/** Ties a handler to the type of its input. */
export function restRoute<Input extends z.ZodType>(route: {
  method: 'get' | 'post';
  path: string;
  summary: string;
  input: Input;
  handle(actor: Actor | null, input: z.infer<Input>): Promise<Outcome<RestAnswer>>;
}): RestRoute {
  return { ...route, handle: (actor, { input }) => route.handle(actor, input as z.infer<Input>) };
}

/** A route whose body is a file, stored before the handler sees it; query and path are its input. */
export function uploadRoute<Input extends z.ZodType>(route: {
  path: string;
  summary: string;
  input: Input;
  maxFileBytes: number;
  permission: Permission;
  handle(actor: Actor | null, input: z.infer<Input>, file: StoredFile): Promise<Outcome<RestAnswer>>;
}): RestRoute {
  return {
    ...route,
    method: 'post',
    handle: (actor, { input, file }) => route.handle(actor, input as z.infer<Input>, file as StoredFile),
  };
}
