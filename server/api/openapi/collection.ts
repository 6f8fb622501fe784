import { hasJsonBody, pathNames } from '../rest-input';
import type { RestRoute } from '../rest-route';
import { restRoutes } from '../rest-routes';
import { exampleFile, tagOf } from './operation';

/** The format that Postman, Insomnia, Bruno and others import. */
const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/**
 * Every route as a request that is filled in, made of the routes' own examples: to be imported where requests are tried by
 * hand. `baseUrl` and `apiKey` are its variables.
 */
export function requestCollection() {
  const folders = [...new Set(restRoutes.map(({ path }) => tagOf(path)))];
  return {
    info: {
      name: 'Countinghouse API',
      description:
        'Set the variables `baseUrl` and `apiKey` first. Made from the API’s own examples; the reference is at /doc.',
      schema: SCHEMA,
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{apiKey}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: 'http://localhost:3000', type: 'string' },
      { key: 'apiKey', value: '', type: 'string' },
    ],
    item: folders.map((name) => ({
      name,
      item: restRoutes.filter(({ path }) => tagOf(path) === name).map(itemOf),
    })),
  };
}

function itemOf(route: RestRoute) {
  const request = requestOf(route);
  return {
    name: route.summary,
    request: { ...request, description: route.description },
    response: [
      {
        name: 'As in the reference',
        originalRequest: request,
        code: route.status,
        header: route.output === null ? [] : [JSON_TYPE],
        body: route.output === null ? '' : pretty(route.example.output),
      },
    ],
  };
}

function requestOf(route: RestRoute) {
  const { method, path, access, example, maxFileBytes } = route;
  const inPath = pathNames(route);
  const left = Object.entries(example.input).filter(([name]) => !inPath.includes(name));
  const isBody = hasJsonBody(route);
  const query = isBody ? [] : left.map(([key, value]) => ({ key, value: String(value) }));
  const segments = path
    .slice(1)
    .replace(/\{(\w+)\}/g, ':$1')
    .split('/');
  const search = query.length === 0 ? '' : `?${query.map(({ key, value }) => `${key}=${value}`).join('&')}`;
  // A new one for each sending; to send the very same again, put one of your own.
  const takesKey = method !== 'get' && access !== 'anyone';
  return {
    method: method.toUpperCase(),
    header: [
      ...(takesKey ? [{ key: 'Idempotency-Key', value: '{{$guid}}' }] : []),
      ...(isBody ? [JSON_TYPE] : []),
      ...(maxFileBytes === undefined ? [] : [{ key: 'Content-Type', value: 'text/csv' }]),
    ],
    url: {
      raw: `{{baseUrl}}/api/v1/${segments.join('/')}${search}`,
      host: ['{{baseUrl}}'],
      path: ['api', 'v1', ...segments],
      query,
      variable: inPath.map((key) => ({ key, value: String(example.input[key]) })),
    },
    ...(isBody
      ? { body: { mode: 'raw', raw: pretty(Object.fromEntries(left)), options: { raw: { language: 'json' } } } }
      : {}),
    ...(maxFileBytes === undefined
      ? {}
      : { body: { mode: 'raw', raw: exampleFile, options: { raw: { language: 'text' } } } }),
  };
}

const JSON_TYPE = { key: 'Content-Type', value: 'application/json' };
const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
