import { describe, expect, test } from 'vitest';
import { restRoutes } from '../rest-routes';
import { requestCollection } from './collection';

// What the schema of Postman's collections, version 2.1.0, requires; and that it is complete.
const collection = JSON.parse(JSON.stringify(requestCollection())) as ReturnType<typeof requestCollection>;
const items = collection.item.flatMap((folder) => folder.item);

test('has the members that the format requires', () => {
  expect(collection.info).toMatchObject({
    name: expect.any(String),
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  });
  expect(collection.variable.map(({ key }) => key)).toEqual(['baseUrl', 'apiKey']);
  expect(collection.auth.bearer[0]?.value).toBe('{{apiKey}}');
  for (const folder of collection.item) expect(folder.name.length).toBeGreaterThan(0);
});

test('has each route once', () => {
  const named = (method: string, path: string) => `${method.toUpperCase()} /${path.replace(/^\//, '')}`;
  const found = items.map(({ request }) =>
    named(
      request.method,
      request.url.path
        .slice(2)
        .join('/')
        .replace(/:(\w+)/g, '{$1}'),
    ),
  );
  expect(found.toSorted()).toEqual(restRoutes.map(({ method, path }) => named(method, path)).toSorted());
});

describe.each(items.map((item) => [`${item.request.method} ${item.request.url.raw}`, item] as const))(
  '%s',
  (_, item) => {
    const { request, response } = item;
    const { url } = request;

    test('is filled in: path, query and body are what its route takes', () => {
      const path = `/${url.path
        .slice(2)
        .join('/')
        .replace(/:(\w+)/g, '{$1}')}`;
      const route = restRoutes.find((one) => one.path === path && one.method.toUpperCase() === request.method);
      const body =
        'body' in request && request.body?.options.raw.language === 'json' ? JSON.parse(request.body.raw) : {};
      const given = [...url.variable, ...url.query].map(({ key, value }) => [key, value]);
      expect(route?.input.safeParse({ ...Object.fromEntries(given), ...body }).error).toBeUndefined();
      expect(url.raw.startsWith('{{baseUrl}}/api/v1/')).toBe(true);
      for (const { value } of url.variable) expect(value).not.toMatch(/^(undefined|null)?$/);
    });

    test('carries a key of its own where it changes something, and shows what comes back', () => {
      const keys = request.header.map(({ key }) => key);
      expect(keys.includes('Idempotency-Key')).toBe(request.method !== 'GET');
      expect(new Set(keys).size).toBe(keys.length);
      expect(response[0]).toMatchObject({
        name: expect.any(String),
        code: expect.any(Number),
        body: expect.any(String),
      });
    });
  },
);
