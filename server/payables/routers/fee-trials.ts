import { answer, procedure, router } from '@/server/api/procedure';
import { feeTrialShape, tryFeesInput } from '../schema/fee-trials';
import { tryFees } from '../use-cases/try-fees';

export const feeTrialsRouter = router({
  // A query, since it writes nothing.
  run: procedure('fees:read', 'heavy')
    .input(tryFeesInput)
    .output(feeTrialShape)
    .query(async ({ ctx, input }) => answer(await tryFees(ctx.actor, input))),
});
