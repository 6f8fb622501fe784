import { answer, procedure, router } from '@/server/api/procedure';
import { listOrdersInput, orderPage } from './schema';
import { listOrders } from './use-cases/list-orders';

export const ordersRouter = router({
  list: procedure('orders:read')
    .input(listOrdersInput)
    .output(orderPage)
    .query(async ({ ctx, input }) => answer(await listOrders(ctx.actor, input))),
});
