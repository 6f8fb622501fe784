import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { deliveryShape } from '../schema/deliveries';
import {
  changeEndpointInput,
  createEndpointInput,
  endpointIdInput,
  endpointPage,
  endpointShape,
  endpointWithSecretShape,
  listEndpointsInput,
  rotateSecretInput,
} from '../schema/endpoints';
import { deliveryExample, endpointExample } from '../schema/examples';
import { changeEndpoint } from '../use-cases/change-endpoint';
import { createEndpoint } from '../use-cases/create-endpoint';
import { deleteEndpoint } from '../use-cases/delete-endpoint';
import { getEndpoint } from '../use-cases/get-endpoint';
import { listEndpoints } from '../use-cases/list-endpoints';
import { rotateSecret } from '../use-cases/rotate-secret';
import { sendTest } from '../use-cases/send-test';

const { id } = endpointExample;
const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfMmQuTZU0=';

export const endpointRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/webhooks/endpoints',
    access: 'webhooks:write',
    summary: 'Add a webhook endpoint',
    description:
      'From now on, what happens is posted to `url`, signed as [Standard Webhooks](https://www.standardwebhooks.com) says. ' +
      'The `secret` is shown in this answer only: keep it, and verify every message with it.\n\n' +
      'The address must be https on the public internet. A merchant, and the platform, can have 20 endpoints each.',
    input: createEndpointInput,
    output: endpointWithSecretShape,
    status: 201,
    refusals: ['not_found', 'conflict'],
    example: {
      input: {
        url: endpointExample.url,
        description: endpointExample.description,
        eventTypes: endpointExample.eventTypes,
      },
      output: { endpoint: endpointExample, secret },
    },
    handle: async (actor, input) =>
      mapOutcome(await createEndpoint(actor, input), (body) => ({
        status: 201,
        headers: { location: `/api/v1/webhooks/endpoints/${body.endpoint.id}` },
        body,
      })),
  }),
  restRoute({
    method: 'get',
    path: '/webhooks/endpoints',
    access: 'webhooks:read',
    summary: 'List webhook endpoints',
    description: 'The endpoints you may see, the newest first, each with how it fared in the last seven days.',
    input: listEndpointsInput,
    output: endpointPage,
    status: 200,
    refusals: [],
    example: { input: { limit: 20 }, output: { data: [endpointExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listEndpoints(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/webhooks/endpoints/{id}',
    access: 'webhooks:read',
    summary: 'Get a webhook endpoint',
    description:
      'One endpoint with how it fared in the last seven days. Its secrets are not shown, only since when they are used.',
    input: endpointIdInput,
    output: endpointShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id }, output: endpointExample },
    handle: async (actor, input) => mapOutcome(await getEndpoint(actor, input.id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/webhooks/endpoints/{id}',
    access: 'webhooks:write',
    summary: 'Change a webhook endpoint',
    description:
      'Changes the fields that are given and leaves the others. `enabled: false` holds everything that would be sent; ' +
      '`enabled: true` sends it, in its order, or drops it with `held: drop`.',
    input: changeEndpointInput,
    output: endpointShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id, enabled: true, held: 'send' }, output: endpointExample },
    handle: async (actor, input) => mapOutcome(await changeEndpoint(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'delete',
    path: '/webhooks/endpoints/{id}',
    access: 'webhooks:write',
    summary: 'Delete a webhook endpoint',
    description: 'Nothing more is sent there, and its secrets end. What was sent stays in the list of deliveries.',
    input: endpointIdInput,
    output: null,
    status: 204,
    refusals: ['not_found'],
    example: { input: { id }, output: null },
    handle: async (actor, input) =>
      mapOutcome(await deleteEndpoint(actor, input.id), () => ({ status: 204, body: undefined })),
  }),
  restRoute({
    method: 'post',
    path: '/webhooks/endpoints/{id}/rotate-secret',
    access: 'webhooks:write',
    summary: 'Rotate a webhook secret',
    description:
      'Gives the endpoint a new secret, shown in this answer only. For `overlapHours` messages are signed with both, so ' +
      'that a receiver that knows either accepts them; then the old one ends by itself. With `0` it ends at once, for a ' +
      'secret that leaked.',
    input: rotateSecretInput,
    output: endpointWithSecretShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id, overlapHours: 24 }, output: { endpoint: endpointExample, secret } },
    handle: async (actor, input) => mapOutcome(await rotateSecret(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/webhooks/endpoints/{id}/test',
    access: 'webhooks:write',
    summary: 'Send a test message',
    description:
      'Sends `webhook.test` to the endpoint, whatever types it chose, in the background: look at the delivery for what ' +
      'came back.',
    input: endpointIdInput,
    output: deliveryShape,
    status: 202,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { id },
      output: { ...deliveryExample, type: 'webhook.test', status: 'pending', attempts: 0, endedAt: null },
    },
    handle: async (actor, input) =>
      mapOutcome(await sendTest(actor, input.id), (body) => ({
        status: 202,
        headers: { location: `/api/v1/webhooks/deliveries/${body.id}` },
        body,
      })),
  }),
];
