import { answer, procedure, router } from '@/server/api/procedure';
import {
  cancelOrderInput,
  createdOrderShape,
  createOrderInput,
  listOrdersInput,
  orderIdInput,
  orderPage,
  orderShape,
} from './schema';
import { cancelOrder } from './use-cases/cancel-order';
import { createOrder } from './use-cases/create-order';
import { deliverOrder } from './use-cases/deliver-order';
import { getOrder } from './use-cases/get-order';
import { listOrders } from './use-cases/list-orders';

export const ordersRouter = router({
  list: procedure('orders:read')
    .input(listOrdersInput)
    .output(orderPage)
    .query(async ({ ctx, input }) => answer(await listOrders(ctx.actor, input))),
  get: procedure('orders:read')
    .input(orderIdInput)
    .output(orderShape)
    .query(async ({ ctx, input }) => answer(await getOrder(ctx.actor, input.id))),
  create: procedure('orders:write')
    .input(createOrderInput)
    .output(createdOrderShape)
    .mutation(async ({ ctx, input }) => answer(await createOrder(ctx.actor, input))),
  cancel: procedure('orders:write')
    .input(cancelOrderInput)
    .output(orderShape)
    .mutation(async ({ ctx, input }) => answer(await cancelOrder(ctx.actor, input))),
  deliver: procedure('orders:write')
    .input(orderIdInput)
    .output(orderShape)
    .mutation(async ({ ctx, input }) => answer(await deliverOrder(ctx.actor, input.id))),
});
