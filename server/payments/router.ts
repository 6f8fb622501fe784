import { answer, procedure, router } from '@/server/api/procedure';
import { deadLetterPage, deadLetterShape, listDeadLettersInput, markFailedInput } from './schema/dead-letters';
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

const reading = procedure('payments:read');
const writing = procedure('payments:write');
const repairing = procedure('payments:repair');

export const paymentsRouter = router({
  list: reading
    .input(listPaymentsInput)
    .output(paymentPage)
    .query(async ({ ctx, input }) => answer(await listPayments(ctx.actor, input))),
  get: reading
    .input(idInput)
    .output(paymentDetailShape)
    .query(async ({ ctx, input }) => answer(await getPayment(ctx.actor, input.id))),
  create: writing
    .input(createPaymentInput)
    .output(paymentShape)
    .mutation(async ({ ctx, input }) => answer(await createPayment(ctx.actor, input))),
  payOrder: writing
    .input(payOrderInput)
    .output(paymentShape)
    .mutation(async ({ ctx, input }) => answer(await payOrder(ctx.actor, input))),
  refund: writing
    .input(refundInput)
    .output(refundShape)
    .mutation(async ({ ctx, input }) => answer(await requestRefund(ctx.actor, input))),
  openDispute: repairing
    .input(openDisputeInput)
    .output(disputeShape)
    .mutation(async ({ ctx, input }) => answer(await openDispute(ctx.actor, input))),
  winDispute: repairing
    .input(idInput)
    .output(disputeShape)
    .mutation(async ({ ctx, input }) => answer(await closeDispute(ctx.actor, input.id, 'won'))),
  loseDispute: repairing
    .input(idInput)
    .output(disputeShape)
    .mutation(async ({ ctx, input }) => answer(await closeDispute(ctx.actor, input.id, 'lost'))),
  deadLetters: repairing
    .input(listDeadLettersInput)
    .output(deadLetterPage)
    .query(async ({ ctx, input }) => answer(await listDeadLetters(ctx.actor, input))),
  lookUpDeadLetter: repairing
    .input(idInput)
    .output(deadLetterShape)
    .mutation(async ({ ctx, input }) => answer(await lookUpNow(ctx.actor, input.id))),
  failDeadLetter: repairing
    .input(markFailedInput)
    .output(deadLetterShape)
    .mutation(async ({ ctx, input }) => answer(await markFailed(ctx.actor, input.id, input.reason))),
  replayDeadLetter: repairing
    .input(idInput)
    .output(deadLetterShape)
    .mutation(async ({ ctx, input }) => answer(await replay(ctx.actor, input.id))),
});
