import { createDocument, type ZodOpenApiPathItemObject } from 'zod-openapi';
import type { RestRoute } from '../rest-route';
import { restRoutes } from '../rest-routes';
import { headerComponents } from './headers';
import { introduction } from './introduction';
import { namedSchemas } from './named-schemas';
import { operationOf, tagsOf } from './operation';
import { webhookDocs } from './webhook-docs';

/** The OpenAPI 3.1 document of the REST API, made of the routes' own shapes. The same at every call. */
export function openApiDocument() {
  const paths: Record<string, ZodOpenApiPathItemObject> = {};
  for (const route of restRoutes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Countinghouse API',
      version: '1.0.0',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1', description: 'This installation' }],
    tags: [...tagsOf(restRoutes), 'Webhook events'].map((name) => ({ name })),
    paths,
    webhooks: webhookDocs(),
    components: {
      schemas: namedSchemas,
      headers: headerComponents,
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: `An API key. Scopes: ${scopesOf(restRoutes)}.`,
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'next-auth.session-token',
          description: 'A person who is signed in, by the pages of this host.',
        },
      },
    },
  });
}

const scopesOf = (routes: readonly RestRoute[]): string =>
  [...new Set(routes.map(({ access }) => access))]
    .filter((access) => access.includes(':'))
    .map((scope) => `\`${scope}\``)
    .join(', ');
