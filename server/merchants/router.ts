import { answer, procedure, router } from '@/server/api/procedure';
import { getMerchantInput, listMerchantsInput, merchantPage, merchantShape } from './schema';
import { getMerchant } from './use-cases/get-merchant';
import { listMerchants } from './use-cases/list-merchants';

export const merchantsRouter = router({
  list: procedure('merchants:read')
    .input(listMerchantsInput)
    .output(merchantPage)
    .query(async ({ ctx, input }) => answer(await listMerchants(ctx.actor, input))),
  get: procedure('merchants:read')
    .input(getMerchantInput)
    .output(merchantShape)
    .query(async ({ ctx, input }) => answer(await getMerchant(ctx.actor, input.reference))),
});
