import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { listOrdersInput } from './schema';
import { listOrders } from './use-cases/list-orders';

export const orderRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/orders',
    access: 'orders:read',
    summary: 'The orders, the newest first',
    input: listOrdersInput,
    handle: async (actor, input) => mapOutcome(await listOrders(actor, input), (body) => ({ status: 200, body })),
  }),
];
