import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  cancelOrderInput,
  createOrderInput,
  listOrdersInput,
  type Order,
  orderIdInput,
  orderPage,
  orderShape,
  orderStateShape,
} from './schema';
import { cancelOrder } from './use-cases/cancel-order';
import { createOrder } from './use-cases/create-order';
import { deliverOrder } from './use-cases/deliver-order';
import { getOrder } from './use-cases/get-order';
import { listOrders } from './use-cases/list-orders';

const created: Order = {
  id: '48211',
  merchantReference: 'harbour-books',
  externalReference: 'e653f3e14bc4',
  shopperReference: 'shopper-77',
  description: 'Two atlases',
  amount: { amount: 10_229, currency: 'EUR' },
  status: 'created',
  reason: null,
  collection: null,
  createdAt: '2026-01-07T10:04:11.000Z',
  movedAt: '2026-01-07T10:04:11.000Z',
  completedAt: null,
};
const delivered: Order = {
  ...created,
  status: 'delivered',
  movedAt: '2026-01-07T18:22:40.000Z',
  completedAt: '2026-01-07T18:22:40.000Z',
};
const cancelled: Order = {
  ...created,
  status: 'cancelled',
  reason: 'The shopper changed her mind',
  movedAt: '2026-01-07T10:31:02.000Z',
};

const cancelling = {
  access: 'orders:write',
  input: cancelOrderInput,
  output: orderShape,
  status: 200,
  refusals: ['not_found', 'impossible_move'],
  example: { input: { id: created.id, reason: cancelled.reason }, output: cancelled },
  handle: async (...[actor, input]: Parameters<typeof cancelOrder>) =>
    mapOutcome(await cancelOrder(actor, input), (body) => ({ status: 200 as const, body })),
} as const;
const whatCancellingDoes =
  'Cancels an order that is not delivered yet. What was paid for it through us is refunded; a payment under way is ' +
  'voided, or refunded once it turns out captured. An order whose state does not allow it is refused with `currentState`.';

export const orderRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/orders',
    access: 'orders:write',
    summary: 'Create an order',
    description:
      'Makes an order, to be paid for with `POST /orders/{id}/payments`. `externalReference` is its business key: the same ' +
      'body again gives the order that is there (200), another body is refused with what is there (`order`).\n\n' +
      'An order of amount 0 is confirmed without a payment.',
    input: createOrderInput,
    output: orderShape,
    status: 201,
    statusIfThere: 200,
    refusals: ['not_found', 'conflict'],
    example: {
      input: {
        merchant: created.merchantReference,
        externalReference: created.externalReference,
        amount: created.amount,
        shopperReference: created.shopperReference,
        description: created.description,
      },
      output: created,
    },
    handle: async (actor, input) =>
      mapOutcome(await createOrder(actor, input), ({ order, alreadyThere }) => ({
        status: alreadyThere ? 200 : 201,
        headers: { location: `/api/v1/orders/${order.id}` },
        body: order,
      })),
  }),
  restRoute({
    method: 'get',
    path: '/orders',
    access: 'orders:read',
    summary: 'List orders',
    description:
      'The orders, the newest first, a page at a time. Filters can be combined. References are unique per merchant, not ' +
      'over all of them. `text` and amounts are looked up without an index: over many orders, give a merchant or a time ' +
      'too, or the search may be refused as too wide.',
    input: listOrdersInput,
    output: orderPage,
    status: 200,
    refusals: ['search_too_wide'],
    example: { input: { merchant: 'harbour-books', limit: 50 }, output: { data: [delivered], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listOrders(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/orders/{id}',
    access: 'orders:read',
    summary: 'Get an order',
    description: 'One order as it is now.',
    input: orderIdInput,
    output: orderShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: created.id }, output: delivered },
    handle: async (actor, { id }) => mapOutcome(await getOrder(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/orders/{id}/status',
    access: 'orders:read',
    summary: 'Get the state of an order',
    description: 'Where one order is: for a shop that waits for it.',
    input: orderIdInput,
    output: orderStateShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: created.id }, output: stateOf(delivered) },
    handle: async (actor, { id }) =>
      mapOutcome(await getOrder(actor, id), (order) => ({ status: 200, body: stateOf(order) })),
  }),
  restRoute({
    method: 'post',
    path: '/orders/{id}/cancel',
    summary: 'Cancel an order',
    description: whatCancellingDoes,
    ...cancelling,
  }),
  restRoute({
    method: 'delete',
    path: '/orders/{id}',
    summary: 'Cancel an order (the same as POST /orders/{id}/cancel)',
    description: whatCancellingDoes,
    ...cancelling,
  }),
  restRoute({
    method: 'post',
    path: '/orders/{id}/deliver',
    access: 'orders:write',
    summary: 'Say that an order was delivered',
    description:
      'Completes a confirmed order now, before its time does so by itself. Its merchant is owed for it: by its payment ' +
      'where it was paid through us, or else by the completion. An order whose state does not allow it is refused with ' +
      '`currentState`.',
    input: orderIdInput,
    output: orderShape,
    status: 200,
    refusals: ['not_found', 'impossible_move'],
    example: { input: { id: created.id }, output: delivered },
    handle: async (actor, { id }) => mapOutcome(await deliverOrder(actor, id), (body) => ({ status: 200, body })),
  }),
];

function stateOf({ id, status, reason, collection, movedAt }: Order) {
  return { id, status, reason, collection, movedAt };
}
