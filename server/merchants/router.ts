import { answer, procedure, router } from '@/server/api/procedure';
import { getMerchantInput, listMerchantsInput, merchantPage, merchantShape, setDeliveryInput } from './schema';
import { getMerchant } from './use-cases/get-merchant';
import { listMerchants } from './use-cases/list-merchants';
import { setDelivery } from './use-cases/set-delivery';

export const merchantsRouter = router({
  list: procedure('merchants:read')
    .input(listMerchantsInput)
    .output(merchantPage)
    .query(async ({ ctx, input }) => answer(await listMerchants(ctx.actor, input))),
  get: procedure('merchants:read')
    .input(getMerchantInput)
    .output(merchantShape)
    .query(async ({ ctx, input }) => answer(await getMerchant(ctx.actor, input.reference))),
  setDelivery: procedure('merchants:write')
    .input(setDeliveryInput)
    .output(merchantShape)
    .mutation(async ({ ctx, input }) => answer(await setDelivery(ctx.actor, input))),
});
