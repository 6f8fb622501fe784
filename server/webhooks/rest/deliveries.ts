import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  deliveryDetailShape,
  deliveryIdInput,
  deliveryPage,
  deliveryShape,
  listDeliveriesInput,
  replayedShape,
  replayRangeInput,
} from '../schema/deliveries';
import { deliveryDetailExample, deliveryExample, endpointExample } from '../schema/examples';
import { getDelivery } from '../use-cases/get-delivery';
import { listDeliveries } from '../use-cases/list-deliveries';
import { replayDelivery } from '../use-cases/replay-delivery';
import { replayRange } from '../use-cases/replay-range';

const { id } = deliveryExample;
const endpoint = endpointExample.id;

export const deliveryRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/webhooks/deliveries',
    access: 'webhooks:read',
    summary: 'List webhook deliveries',
    description: 'What was sent to your endpoints, or waits to be, the newest first.',
    input: listDeliveriesInput,
    output: deliveryPage,
    status: 200,
    refusals: ['not_found'],
    example: { input: { endpoint, status: 'delivered' }, output: { data: [deliveryExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listDeliveries(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/webhooks/deliveries/{id}',
    access: 'webhooks:read',
    summary: 'Get a webhook delivery',
    description: 'One delivery: the body that is sent, and of each attempt what was sent and what came back.',
    input: deliveryIdInput,
    output: deliveryDetailShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id }, output: deliveryDetailExample },
    handle: async (actor, input) => mapOutcome(await getDelivery(actor, input.id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/webhooks/deliveries/{id}/replay',
    access: 'webhooks:write',
    summary: 'Send a webhook again',
    description:
      'Sends the message once more, in a new delivery with the same `webhook-id` and the same body: a receiver that has ' +
      'handled it can drop it. A delivery that is still to be tried is tried now instead.',
    input: deliveryIdInput,
    output: deliveryShape,
    status: 202,
    refusals: ['not_found', 'conflict'],
    example: { input: { id }, output: { ...deliveryExample, status: 'pending', attempts: 0, endedAt: null } },
    handle: async (actor, input) =>
      mapOutcome(await replayDelivery(actor, input.id), (body) => ({
        status: 202,
        headers: { location: `/api/v1/webhooks/deliveries/${body.id}` },
        body,
      })),
  }),
  restRoute({
    method: 'post',
    path: '/webhooks/replay',
    access: 'webhooks:write',
    summary: 'Send the webhooks of a time again',
    description:
      'Sends the messages of an endpoint that were made in `[from, to)` once more, in their order: those that never arrived, ' +
      'or all. Messages that are still on their way are left out. The answer says how many that are.',
    limit: 'heavy',
    input: replayRangeInput,
    output: replayedShape,
    status: 202,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { endpoint, from: '2026-01-12T00:00:00Z', to: '2026-01-13T00:00:00Z', which: 'undelivered' },
      output: { replayed: 17 },
    },
    handle: async (actor, input) => mapOutcome(await replayRange(actor, input), (body) => ({ status: 202, body })),
  }),
];
