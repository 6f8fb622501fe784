import { z } from 'zod';
import type { ZodOpenApiPathItemObject } from 'zod-openapi';
import { type EventType, eventTypes } from '@/server/webhooks/schema/event-types';

const told = { merchants: 'merchants', platform: 'the platform', both: 'merchants and the platform' };
const header = (name: string, description: string) => ({
  name,
  in: 'header' as const,
  required: true,
  description,
  schema: { type: 'string' as const },
});

/** What is sent to webhook endpoints, by event type: the section of the reference, made of the catalogue. */
export const webhookDocs: Record<string, ZodOpenApiPathItemObject> = Object.fromEntries(
  Object.entries<EventType>(eventTypes).map(([type, { summary, audience, data, example }]) => [
    type,
    {
      post: {
        operationId: type,
        tags: ['Webhooks'],
        summary: type,
        description: `${summary} Told to ${told[audience]}. Signed as [Standard Webhooks](https://www.standardwebhooks.com) says.`,
        security: [],
        parameters: [
          header('webhook-id', 'The message: the same for every attempt and replay.'),
          header('webhook-timestamp', 'When it was sent, in seconds since 1970.'),
          header('webhook-signature', 'Signatures with blanks between them: one for each secret in use.'),
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: z.strictObject({ type: z.literal(type), timestamp: z.iso.datetime(), data }),
              example: { type, timestamp: '2026-01-12T08:00:03.214Z', data: example },
            },
          },
        },
        responses: { '2XX': { description: 'The message has arrived. Everything else is tried again.' } },
      },
    },
  ]),
);
