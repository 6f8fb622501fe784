import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { keyMayHold } from '@/server/identity/door';
import { hasJsonBody, pathNames } from '../rest-input';
import type { RestRoute } from '../rest-route';
import { limitHeaders } from './headers';
import { operationId } from './operation-id';
import { codesOf, problemResponses } from './problems';

/** One operation of the document, made of a route and nothing else. */
export function operationOf(route: RestRoute): ZodOpenApiOperationObject {
  const { method, path, summary, description, status } = route;
  const { pathInput, otherInput, exampleBody } = splitInput(route);
  const isBody = hasJsonBody(route);
  const success = (of: RestRoute['status']) => [
    String(of),
    {
      description: of === status ? successes[of] : 'It was there already.',
      headers: limitHeaders(of === 202 || of === 201),
      ...contentOf(route),
    },
  ];
  const takesKey = method !== 'get' && route.access !== 'anyone';
  return {
    operationId: operationId(method, path),
    tags: [tagOf(path)],
    summary,
    description: `${description}\n\n${asks(route)}`,
    security: securityOf(route),
    requestParams: {
      ...(pathInput ? { path: pathInput } : {}),
      ...(otherInput && !isBody ? { query: otherInput } : {}),
      ...(takesKey ? { header: idempotencyHeader } : {}),
    },
    ...(isBody && otherInput
      ? {
          requestBody: {
            required: !otherInput.safeParse({}).success,
            content: { 'application/json': { schema: otherInput, example: exampleBody } },
          },
        }
      : {}),
    ...(route.maxFileBytes === undefined ? {} : { requestBody: fileBody }),
    responses: {
      ...Object.fromEntries([status, ...(route.statusIfThere ? [route.statusIfThere] : [])].map(success)),
      ...problemResponses(route),
    },
    'x-refusal-codes': [...new Set(codesOf(route))],
  } as ZodOpenApiOperationObject;
}

/** What success brings: JSON, a file, or nothing. */
function contentOf({ output, example, produces }: RestRoute) {
  if (produces) return { content: { [produces]: { schema: { type: 'string' as const, format: 'binary' } } } };
  return output === null ? {} : { content: { 'application/json': { schema: output, example: example.output } } };
}

/** The shape of a route's input, apart by where its fields stand. */
function splitInput(route: RestRoute) {
  const shape = (route.input as z.ZodObject).shape as Record<string, z.ZodType>;
  const ofPath = pathNames(route);
  const part = (isIn: (name: string) => boolean) => {
    const fields = Object.entries(shape)
      .filter(([name]) => isIn(name))
      .map(([name, field]) => [
        name,
        withExample(field, route.example.input[name], hasJsonBody(route) && !ofPath.includes(name)),
      ]);
    return fields.length > 0 ? z.strictObject(Object.fromEntries(fields)) : undefined;
  };
  const exampleBody = Object.fromEntries(
    Object.entries(route.example.input).filter(([name]) => !ofPath.includes(name)),
  );
  return {
    pathInput: part((name) => ofPath.includes(name)),
    otherInput: part((name) => !ofPath.includes(name)),
    exampleBody,
  };
}

/** Parameters carry their own example; a body has one as a whole. */
const withExample = (field: z.ZodType, example: unknown, isBody: boolean): z.ZodType =>
  isBody || example === undefined ? field : field.meta({ example });

/** By the first word of the path, as the rooms are called. */
export const tagOf = (path: string): string => {
  const word = path.split('/')[1] ?? '';
  return word.charAt(0).toUpperCase() + word.slice(1).replaceAll('-', ' ');
};
export const tagsOf = (routes: readonly RestRoute[]): string[] => [...new Set(routes.map(({ path }) => tagOf(path)))];

function asks({ access, limit, method }: RestRoute): string {
  const class_ = limit ?? (method === 'get' ? 'read' : 'write');
  if (access === 'anyone') return `Needs no key. Limit: \`${class_}\`.`;
  if (access === 'person') return `For people who are signed in; no key will do. Limit: \`${class_}\`.`;
  return `Scope: \`${access}\`. Limit: \`${class_}\`.`;
}

function securityOf({ access }: RestRoute): Record<string, string[]>[] {
  if (access === 'anyone') return [];
  if (access === 'person' || !keyMayHold(access, null)) return [{ session: [] }];
  // As OpenAPI 3.1 allows for every kind of scheme: the roles, here scopes, that a call needs.
  return [{ apiKey: [access] }, { session: [] }];
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z.string().min(1).max(255).optional().meta({
    description: 'Your own key: the same request under it has one effect',
    example: '5b0c6f3e-2f7d-4f3a-9a55-9c2b8f1d7e10',
  }),
});

export const exampleFile = 'id;merchant_reference;amount;created_at\ne653f3e14bc4;harbour-books;102.29;2026-01-07\n';
const fileBody = {
  required: true,
  description: 'The file itself, as it is or gzipped.',
  content: {
    'text/csv': {
      schema: { type: 'string' as const },
      example: exampleFile,
    },
    'application/gzip': { schema: { type: 'string' as const, format: 'binary' } },
  },
};

const successes = {
  200: 'As asked for.',
  201: 'Made; `Location` says where it is.',
  202: 'Accepted: the work is done in the background; `Location` says where to follow it.',
  204: 'Done; there is nothing to say.',
} as const;
