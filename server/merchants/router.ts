import { answer, procedure, router } from '@/server/api/procedure';
import { getMerchantInput, listMerchantsInput, merchantPage, merchantShape, setDeliveryInput } from './schema';
import { holdMerchantInput, holdsInput, holdsShape, liftHoldInput } from './schema/holds';
import { changeTermsInput } from './schema/terms';
import { changeTerms } from './use-cases/change-terms';
import { getMerchant } from './use-cases/get-merchant';
import { holdMerchant, liftHold, listHolds } from './use-cases/hold-merchant';
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
  changeTerms: procedure('merchants:write')
    .input(changeTermsInput)
    .output(merchantShape)
    .mutation(async ({ ctx, input }) => answer(await changeTerms(ctx.actor, input))),
  holds: procedure('merchants:read')
    .input(holdsInput)
    .output(holdsShape)
    .query(async ({ ctx, input }) => answer(await listHolds(ctx.actor, input.reference))),
  hold: procedure('merchants:hold')
    .input(holdMerchantInput)
    .output(merchantShape)
    .mutation(async ({ ctx, input }) => answer(await holdMerchant(ctx.actor, input))),
  liftHold: procedure('merchants:hold')
    .input(liftHoldInput)
    .output(merchantShape)
    .mutation(async ({ ctx, input }) => answer(await liftHold(ctx.actor, input))),
});
