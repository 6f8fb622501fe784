import { z } from 'zod';
import { answer, procedure, router } from '@/server/api/procedure';
import { listReviewsInput, resolveReviewInput, reviewItemShape, reviewPage, validatedShape } from '../schema/reviews';
import {
  attemptPage,
  attemptShape,
  chargeInvoiceInput,
  controlRunInput,
  invoiceAttemptsInput,
  listAttemptsInput,
  listRunsInput,
  requestedRunShape,
  retryGroupInput,
  runIdInput,
  runPage,
  runShape,
  startRunInput,
} from '../schema/runs';
import { cancelRun, pauseRun, resumeRun } from '../use-cases/control-run';
import { getBillingRun, listBillingRuns, listInvoiceAttempts, listRunAttempts } from '../use-cases/read-runs';
import { chargeInvoice, retryGroup } from '../use-cases/retry';
import { listReviewItems, resolveReviewItem } from '../use-cases/reviews';
import { startRun } from '../use-cases/start-run';
import { validateUpcoming } from '../use-cases/validate-upcoming';

export const billingRouter = router({
  start: procedure('billing:run', 'heavy')
    .input(startRunInput)
    .output(requestedRunShape)
    .mutation(async ({ ctx, input }) => answer(await startRun(ctx.actor, input))),
  runs: procedure('billing:read')
    .input(listRunsInput)
    .output(runPage)
    .query(async ({ ctx, input }) => answer(await listBillingRuns(ctx.actor, input))),
  run: procedure('billing:read')
    .input(runIdInput)
    .output(runShape)
    .query(async ({ ctx, input }) => answer(await getBillingRun(ctx.actor, input.id))),
  attempts: procedure('billing:read')
    .input(listAttemptsInput)
    .output(attemptPage)
    .query(async ({ ctx, input }) => answer(await listRunAttempts(ctx.actor, input))),
  pause: procedure('billing:run')
    .input(controlRunInput)
    .output(runShape)
    .mutation(async ({ ctx, input }) => answer(await pauseRun(ctx.actor, input))),
  resume: procedure('billing:run')
    .input(controlRunInput)
    .output(runShape)
    .mutation(async ({ ctx, input }) => answer(await resumeRun(ctx.actor, input))),
  cancel: procedure('billing:run')
    .input(controlRunInput)
    .output(runShape)
    .mutation(async ({ ctx, input }) => answer(await cancelRun(ctx.actor, input))),
  retryGroup: procedure('billing:run')
    .input(retryGroupInput)
    .output(runShape)
    .mutation(async ({ ctx, input }) => answer(await retryGroup(ctx.actor, input))),
  chargeInvoice: procedure('billing:run')
    .input(chargeInvoiceInput)
    .output(requestedRunShape)
    .mutation(async ({ ctx, input }) => answer(await chargeInvoice(ctx.actor, input.id))),
  invoiceAttempts: procedure('invoices:read')
    .input(invoiceAttemptsInput)
    .output(z.array(attemptShape))
    .query(async ({ ctx, input }) => answer(await listInvoiceAttempts(ctx.actor, input.invoiceId))),
  reviews: procedure('billing:read')
    .input(listReviewsInput)
    .output(reviewPage)
    .query(async ({ ctx, input }) => answer(await listReviewItems(ctx.actor, input))),
  resolveReview: procedure('billing:run')
    .input(resolveReviewInput)
    .output(reviewItemShape)
    .mutation(async ({ ctx, input }) => answer(await resolveReviewItem(ctx.actor, input))),
  validate: procedure('billing:run', 'heavy')
    .output(validatedShape)
    .mutation(async ({ ctx }) => answer(await validateUpcoming(ctx.actor))),
});
