import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { listOrdersInput, type Order, orderPage } from './schema';
import { listOrders } from './use-cases/list-orders';

const order: Order = {
  id: '48211',
  merchantReference: 'harbour-books',
  externalReference: 'e653f3e14bc4',
  shopperReference: 'shopper-77',
  amount: { amount: 10_229, currency: 'EUR' },
  status: 'delivered',
  createdAt: '2026-01-07T10:04:11.000Z',
  completedAt: '2026-01-07T18:22:40.000Z',
};

export const orderRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/orders',
    access: 'orders:read',
    summary: 'List orders',
    description:
      'The orders, the newest first, a page at a time: of one merchant, or the one that has your own reference. ' +
      'References are unique per merchant, not over all of them.',
    input: listOrdersInput,
    output: orderPage,
    status: 200,
    refusals: ['not_found'],
    example: { input: { merchant: 'harbour-books', limit: 50 }, output: { data: [order], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listOrders(actor, input), (body) => ({ status: 200, body })),
  }),
];
