import type { z } from 'zod';
import { type FieldError, type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { FileTooLargeError, type StoredFile, storeFile } from '@/server/platform/storage';
import { fieldErrors } from './field-errors';
import { invalidBody, readJsonBody } from './read-body';
import type { RestRoute } from './rest-route';
import { unkeepableText } from './unkeepable-text';

/** Whether a route takes its input from a JSON body, rather than from the query. */
export const hasJsonBody = ({ method, maxFileBytes }: RestRoute): boolean =>
  (method === 'post' || method === 'put') && maxFileBytes === undefined;

/** The names in the braces of a route's path. */
export const pathNames = ({ path }: RestRoute): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}`);

/** Path, and query or JSON body, as one object, validated by the route's shape: each field may stand in one place alone. */
export async function readInput(
  route: RestRoute,
  request: Request,
  params: Record<string, string>,
): Promise<Outcome<unknown>> {
  const query = readQuery(new URL(request.url).search);
  if (!query.ok) return query;
  const given = hasJsonBody(route) ? await readObject(request) : query;
  if (!given.ok) return given;
  const strays = Object.keys(hasJsonBody(route) ? query.value : {});
  const doubles = Object.keys(given.value).filter((name) => name in params);
  const misplaced = [...strays, ...doubles].map((field) => ({ field, message: 'is not a field of this request' }));

  const input = { ...given.value, ...params };
  const parsed = (route.input as z.ZodType).safeParse(input);
  const fields = [...misplaced, ...unkeepableText(input), ...(parsed.success ? [] : fieldErrors(parsed.error))];
  if (parsed.success && fields.length === 0) return ok(parsed.data);
  const words = fields.map(({ field, message }) => (field ? `${field} ${message}` : message)).join('; ');
  return refuse('invalid_input', `The request is not valid: ${words}.`, { fields });
}

/** The body of an upload as a file of ours. */
export async function readFile(route: RestRoute, request: Request): Promise<Outcome<StoredFile | null>> {
  if (route.maxFileBytes === undefined) return ok(null);
  if (!request.body)
    return refuse('invalid_input', 'Send the file as the body.', {
      fields: [{ field: 'body', message: 'is required' }],
    });
  try {
    return ok(await storeFile(request.body, route.maxFileBytes));
  } catch (error) {
    if (!(error instanceof FileTooLargeError)) throw error;
    return refuse('file_too_large', `A file may have ${route.maxFileBytes} bytes at most: split it.`);
  }
}

async function readObject(request: Request): Promise<Outcome<Record<string, unknown>>> {
  const read = await readJsonBody(request);
  if (!read.ok) return read;
  const { value = {} } = read.value;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok(value as Record<string, unknown>);
  return invalidBody([{ field: '', message: 'must be a JSON object' }]);
}

/** What a parser of queries would let pass: a parameter that is given twice, and bytes that are no text. */
function readQuery(search: string): Outcome<Record<string, string>> {
  const faults: FieldError[] = [];
  const query: Record<string, string> = {};
  for (const pair of search.slice(1).split('&').filter(Boolean)) {
    const [rawName = '', rawValue = ''] = pair.split(/=(.*)/s);
    const [name, value] = [decoded(rawName), decoded(rawValue)];
    if (name === null || value === null) faults.push({ field: name ?? rawName, message: 'must be text in UTF-8' });
    else if (Object.hasOwn(query, name)) faults.push({ field: name, message: 'must be given once' });
    else if (name === '__proto__') faults.push({ field: name, message: 'is not a field of this request' });
    else query[name] = value;
    if (faults.length === 20) break;
  }
  return faults.length > 0 ? invalidBody(faults) : ok(query);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
