import { z } from 'zod';
import { instantShape, pageInput, pageOf } from '@/server/kernel/shapes';
import { eventTypeNames } from './event-types';

const eventTypeName = z.enum(eventTypeNames);
/** An endpoint of before may have chosen a type that is not told any more. */
const chosenTypes = z.array(z.string()).describe('Empty: all that there are, and those to come');

export const disabledReasonShape = z.enum(['by_hand', 'gone', 'failing']);
export type DisabledReason = z.infer<typeof disabledReasonShape>;

export const endpointShape = z.strictObject({
  id: z.string(),
  merchant: z.string().nullable().describe('The merchant whose objects are told of; null: the platform’s endpoint'),
  url: z.string(),
  description: z.string(),
  eventTypes: chosenTypes,
  enabled: z.boolean(),
  disabled: z
    .strictObject({
      at: instantShape,
      reason: disabledReasonShape.describe(
        'by_hand; gone: the receiver answered 410; failing: nothing arrived for too long',
      ),
    })
    .nullable(),
  health: z.strictObject({
    lastDeliveredAt: instantShape.nullable(),
    waiting: z.int().describe('Deliveries that will be tried (again)'),
    held: z.int().describe('Deliveries that wait for the endpoint to be enabled'),
    attempts: z.int().describe('Of the last 7 days'),
    failedAttempts: z.int().describe('Of the last 7 days'),
  }),
  secrets: z
    .array(z.strictObject({ createdAt: instantShape, endsAt: instantShape.nullable() }))
    .describe(
      'Those that messages are signed with now, the newest first; the secrets themselves are never shown again',
    ),
  createdAt: instantShape,
});
export type Endpoint = z.infer<typeof endpointShape>;
export const endpointPage = pageOf(endpointShape);

const secret = z.string().describe('`whsec_…`: shown this once. What messages are verified with');
export const endpointWithSecretShape = z.strictObject({ endpoint: endpointShape, secret });
export type EndpointWithSecret = z.infer<typeof endpointWithSecretShape>;

const url = z.string().trim().min(1).max(2_000).describe('https, on the public internet');
const description = z.string().trim().max(200);
const choice = z.array(eventTypeName).max(100).describe('Which types to send; empty: all, and those to come');

export const createEndpointInput = z.strictObject({
  url,
  description: description.default(''),
  eventTypes: choice.default([]),
  merchant: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Staff and keys of the platform: whose endpoint it is; without it, the platform’s'),
});
export type CreateEndpointInput = z.infer<typeof createEndpointInput>;

export const endpointIdInput = z.strictObject({ id: z.uuid() });
export const listEndpointsInput = z.strictObject({
  ...pageInput,
  merchant: z.string().min(1).max(200).optional().describe('The merchant’s reference'),
});
export type ListEndpointsInput = z.infer<typeof listEndpointsInput>;

export const changeEndpointInput = z.strictObject({
  ...endpointIdInput.shape,
  url: url.optional(),
  description: description.optional(),
  eventTypes: choice.optional(),
  enabled: z.boolean().optional(),
  held: z
    .enum(['send', 'drop'])
    .default('send')
    .describe('When it is enabled again: whether what was held meanwhile is sent'),
});
export type ChangeEndpointInput = z.infer<typeof changeEndpointInput>;

export const rotateSecretInput = z.strictObject({
  ...endpointIdInput.shape,
  overlapHours: z
    .int()
    .min(0)
    .max(168)
    .default(24)
    .describe('How long messages are signed with the old secret too; 0 ends it at once'),
});
export type RotateSecretInput = z.infer<typeof rotateSecretInput>;
