import type { ZodOpenApiPathItemObject } from 'zod-openapi';

/** What is sent to webhook endpoints, by event type: the section of the reference. Filled by the room `webhooks`. */
export const webhookDocs: Record<string, ZodOpenApiPathItemObject> = {};
