import { answer, procedure, router } from '@/server/api/procedure';
import {
  decidePayoutInput,
  payoutInput,
  payoutProgressShape,
  payoutShape,
  runPayoutPage,
  runPayoutProgressInput,
  runPayoutsInput,
} from './schema';
import { listMerchantPayoutsInput, merchantPayoutPage } from './schema/merchant-payouts';
import { cancelPayout, payAgain } from './use-cases/decide-payout';
import { getPayout } from './use-cases/get-payout';
import { listMerchantPayouts } from './use-cases/list-merchant-payouts';
import { getRunProgress, listRunPayouts } from './use-cases/list-payouts';

export const payoutsRouter = router({
  list: procedure('disbursements:read')
    .input(listMerchantPayoutsInput)
    .output(merchantPayoutPage)
    .query(async ({ ctx, input }) => answer(await listMerchantPayouts(ctx.actor, input))),
  ofDisbursement: procedure('disbursements:read')
    .input(payoutInput)
    .output(payoutShape)
    .query(async ({ ctx, input }) => answer(await getPayout(ctx.actor, input.disbursementId))),
  ofRun: procedure('payouts:read')
    .input(runPayoutsInput)
    .output(runPayoutPage)
    .query(async ({ ctx, input }) => answer(await listRunPayouts(ctx.actor, input))),
  progress: procedure('payouts:read')
    .input(runPayoutProgressInput)
    .output(payoutProgressShape)
    .query(async ({ ctx, input }) => answer(await getRunProgress(ctx.actor, input.runId))),
  payAgain: procedure('payouts:pay')
    .input(decidePayoutInput)
    .output(payoutShape)
    .mutation(async ({ ctx, input }) => answer(await payAgain(ctx.actor, input))),
  cancel: procedure('payouts:pay')
    .input(decidePayoutInput)
    .output(payoutShape)
    .mutation(async ({ ctx, input }) => answer(await cancelPayout(ctx.actor, input))),
});
