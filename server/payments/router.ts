import { answer, procedure, router } from '@/server/api/procedure';
import {
  deadLetterPage,
  deadLetterShape,
  listDeadLettersInput,
  markFailedInput,
  replayInput,
} from './schema/dead-letters';
import {
  createPaymentInput,
  idInput,
  listPaymentsInput,
  paymentDetailShape,
  paymentPage,
  paymentShape,
  payOrderInput,
} from './schema/payments';
import { disputeShape, openDisputeInput, refundInput, refundShape } from './schema/returns';
import { closeDispute } from './use-cases/close-dispute';
import { createPayment } from './use-cases/create-payment';
import { getPayment } from './use-cases/get-payment';
import { listDeadLetters } from './use-cases/list-dead-letters';
import { listPayments } from './use-cases/list-payments';
import { openDispute } from './use-cases/open-dispute';
import { payOrder } from './use-cases/pay-order';
import { lookUpNow, markFailed, replay } from './use-cases/repair-dead-letter';
import { requestRefund } from './use-cases/request-refund';

export const paymentsRouter = router({
  list: procedure('payments:read')
    .input(listPaymentsInput)
    .output(paymentPage)
    .query(async ({ ctx, input }) => answer(await listPayments(ctx.actor, input))),
  get: procedure('payments:read')
    .input(idInput)
    .output(paymentDetailShape)
    .query(async ({ ctx, input }) => answer(await getPayment(ctx.actor, input.id))),
  create: procedure('payments:write')
    .input(createPaymentInput)
    .output(paymentShape)
    .mutation(async ({ ctx, input }) => answer(await createPayment(ctx.actor, input))),
  payOrder: procedure('payments:write')
    .input(payOrderInput)
    .output(paymentShape)
    .mutation(async ({ ctx, input }) => answer(await payOrder(ctx.actor, input))),
  refund: procedure('payments:write')
    .input(refundInput)
    .output(refundShape)
    .mutation(async ({ ctx, input }) => answer(await requestRefund(ctx.actor, input))),
  openDispute: procedure('payments:repair')
    .input(openDisputeInput)
    .output(disputeShape)
    .mutation(async ({ ctx, input }) => answer(await openDispute(ctx.actor, input))),
  winDispute: procedure('payments:repair')
    .input(idInput)
    .output(disputeShape)
    .mutation(async ({ ctx, input }) => answer(await closeDispute(ctx.actor, input.id, 'won'))),
  loseDispute: procedure('payments:repair')
    .input(idInput)
    .output(disputeShape)
    .mutation(async ({ ctx, input }) => answer(await closeDispute(ctx.actor, input.id, 'lost'))),
  deadLetters: procedure('payments:repair')
    .input(listDeadLettersInput)
    .output(deadLetterPage)
    .query(async ({ ctx, input }) => answer(await listDeadLetters(ctx.actor, input))),
  lookUpDeadLetter: procedure('payments:repair')
    .input(idInput)
    .output(deadLetterShape)
    .mutation(async ({ ctx, input }) => answer(await lookUpNow(ctx.actor, input.id))),
  failDeadLetter: procedure('payments:repair')
    .input(markFailedInput)
    .output(deadLetterShape)
    .mutation(async ({ ctx, input }) => answer(await markFailed(ctx.actor, input.id, input.reason))),
  replayDeadLetter: procedure('payments:repair')
    .input(replayInput)
    .output(deadLetterShape)
    .mutation(async ({ ctx, input }) => answer(await replay(ctx.actor, input.id, input.reason))),
});
