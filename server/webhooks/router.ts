import { z } from 'zod';
import { answer, procedure, router } from '@/server/api/procedure';
import {
  deliveryDetailShape,
  deliveryIdInput,
  deliveryPage,
  deliveryShape,
  listDeliveriesInput,
  replayedShape,
  replayRangeInput,
} from './schema/deliveries';
import {
  changeEndpointInput,
  createEndpointInput,
  endpointIdInput,
  endpointPage,
  endpointShape,
  endpointWithSecretShape,
  listEndpointsInput,
  rotateSecretInput,
} from './schema/endpoints';
import { changeEndpoint } from './use-cases/change-endpoint';
import { createEndpoint } from './use-cases/create-endpoint';
import { deleteEndpoint } from './use-cases/delete-endpoint';
import { getDelivery } from './use-cases/get-delivery';
import { getEndpoint } from './use-cases/get-endpoint';
import { listDeliveries } from './use-cases/list-deliveries';
import { listEndpoints } from './use-cases/list-endpoints';
import { replayDelivery } from './use-cases/replay-delivery';
import { replayRange } from './use-cases/replay-range';
import { rotateSecret } from './use-cases/rotate-secret';
import { sendTest } from './use-cases/send-test';

export const webhooksRouter = router({
  endpoints: procedure('webhooks:read')
    .input(listEndpointsInput)
    .output(endpointPage)
    .query(async ({ ctx, input }) => answer(await listEndpoints(ctx.actor, input))),
  endpoint: procedure('webhooks:read')
    .input(endpointIdInput)
    .output(endpointShape)
    .query(async ({ ctx, input }) => answer(await getEndpoint(ctx.actor, input.id))),
  create: procedure('webhooks:write')
    .input(createEndpointInput)
    .output(endpointWithSecretShape)
    .mutation(async ({ ctx, input }) => answer(await createEndpoint(ctx.actor, input))),
  change: procedure('webhooks:write')
    .input(changeEndpointInput)
    .output(endpointShape)
    .mutation(async ({ ctx, input }) => answer(await changeEndpoint(ctx.actor, input))),
  delete: procedure('webhooks:write')
    .input(endpointIdInput)
    .output(z.strictObject({}))
    .mutation(async ({ ctx, input }) => answer(await deleteEndpoint(ctx.actor, input.id))),
  rotateSecret: procedure('webhooks:write')
    .input(rotateSecretInput)
    .output(endpointWithSecretShape)
    .mutation(async ({ ctx, input }) => answer(await rotateSecret(ctx.actor, input))),
  sendTest: procedure('webhooks:write')
    .input(endpointIdInput)
    .output(deliveryShape)
    .mutation(async ({ ctx, input }) => answer(await sendTest(ctx.actor, input.id))),
  deliveries: procedure('webhooks:read')
    .input(listDeliveriesInput)
    .output(deliveryPage)
    .query(async ({ ctx, input }) => answer(await listDeliveries(ctx.actor, input))),
  delivery: procedure('webhooks:read')
    .input(deliveryIdInput)
    .output(deliveryDetailShape)
    .query(async ({ ctx, input }) => answer(await getDelivery(ctx.actor, input.id))),
  replay: procedure('webhooks:write')
    .input(deliveryIdInput)
    .output(deliveryShape)
    .mutation(async ({ ctx, input }) => answer(await replayDelivery(ctx.actor, input.id))),
  replayRange: procedure('webhooks:write')
    .input(replayRangeInput)
    .output(replayedShape)
    .mutation(async ({ ctx, input }) => answer(await replayRange(ctx.actor, input))),
});
