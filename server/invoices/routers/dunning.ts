import { answer, procedure, router } from '@/server/api/procedure';
import {
  changeDunningPolicyInput,
  createDunningPolicyInput,
  dunningHistoryShape,
  dunningPoliciesShape,
  dunningPolicyShape,
  dunningReferenceInput,
} from '../schema/dunning';
import {
  changeDunningPolicy,
  createDunningPolicy,
  listDunningPolicies,
  listDunningVersions,
} from '../use-cases/dunning-policies';

export const dunningRouter = router({
  list: procedure('billing:read')
    .output(dunningPoliciesShape)
    .query(async ({ ctx }) => answer(await listDunningPolicies(ctx.actor))),
  versions: procedure('billing:read')
    .input(dunningReferenceInput)
    .output(dunningHistoryShape)
    .query(async ({ ctx, input }) => answer(await listDunningVersions(ctx.actor, input.reference))),
  create: procedure('billing:settings')
    .input(createDunningPolicyInput)
    .output(dunningPolicyShape)
    .mutation(async ({ ctx, input }) => answer(await createDunningPolicy(ctx.actor, input))),
  change: procedure('billing:settings')
    .input(changeDunningPolicyInput)
    .output(dunningPolicyShape)
    .mutation(async ({ ctx, input }) => answer(await changeDunningPolicy(ctx.actor, input))),
});
