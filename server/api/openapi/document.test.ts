import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { platformScopes } from '@/server/identity/door';
import { restRoutes } from '../rest-routes';
import { openApiDocument } from './document';
import { operationId } from './operation-id';

const document = JSON.parse(JSON.stringify(openApiDocument()));
type Operation = {
  operationId: string;
  description: string;
  security: Record<string, string[]>[];
  responses: Record<string, { content?: Record<string, { example?: unknown; examples?: object }> }>;
};
const operations = restRoutes.map((route) => ({
  route,
  operation: document.paths[route.path][route.method] as Operation,
}));

test('the document is OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(document);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(document.openapi).toBe('3.1.0');
});

test('every operation has a name of its own', () => {
  const names = restRoutes.map(({ method, path }) => operationId(method, path));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

describe.each(operations.map((each) => [each.operation.operationId, each] as const))(
  '%s',
  (_name, { route, operation }) => {
    test('says what it does, what it asks, and which errors there are', () => {
      expect(operation.description.length).toBeGreaterThan(30);
      const scopes = operation.security.flatMap((scheme) => scheme.apiKey ?? []);
      for (const scope of scopes) expect(platformScopes).toContain(scope);
      for (const status of ['400', '429', '503']) {
        const problem = operation.responses[status]?.content?.['application/problem+json'];
        expect(Object.keys(problem?.examples ?? {}).length).toBeGreaterThan(0);
      }
    });

    test('gives an example that its own shapes accept', () => {
      expect(route.input.safeParse(route.example.input).error).toBeUndefined();
      expect(route.output?.safeParse(route.example.output).error).toBeUndefined();
    });
  },
);
