import { z } from 'zod';
import type { ZodOpenApiPathItemObject } from 'zod-openapi';
import { instantShape } from '@/server/kernel/shapes';
import { type EventType, eventTypes } from '@/server/webhooks/schema/event-types';

/** What is sent to webhook endpoints, by event type. */
export const webhookDocs = (): Record<string, ZodOpenApiPathItemObject> =>
  Object.fromEntries(
    Object.entries<EventType>(eventTypes).map(([name, type]) => [name, { post: webhookOf(name, type) }]),
  );

function webhookOf(name: string, { summary, audience, data, example }: EventType): ZodOpenApiPathItemObject['post'] {
  const envelope = z.strictObject({
    type: z.literal(name),
    timestamp: instantShape.describe('When it happened'),
    data,
  });
  return {
    operationId: name,
    tags: ['Webhook events'],
    summary: name,
    description: `${summary} Told to: ${audiences[audience]}.\n\n${verifying}`,
    security: [],
    requestParams: { header: signature },
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: envelope,
          example: { type: name, timestamp: '2026-01-12T08:00:03.214Z', data: example },
        },
      },
    },
    responses: {
      '200': { description: 'Any 2xx says that it has arrived; anything else is tried again, over three days.' },
    },
  };
}

const audiences = {
  merchants: 'merchants',
  platform: 'the platform',
  both: 'merchants, of what is theirs, and the platform',
};
const verifying =
  'Signed as [Standard Webhooks](https://www.standardwebhooks.com) has it: verify it with any library of theirs and the ' +
  'secret of your endpoint before you believe a word.';

const signature = z.object({
  'webhook-id': z.string().describe('Of the message: the same at every try, so that you take it in once'),
  'webhook-timestamp': z.string().describe('Of the try, in seconds since 1970'),
  'webhook-signature': z.string().describe('One per secret that is good at the moment, separated by blanks'),
});
