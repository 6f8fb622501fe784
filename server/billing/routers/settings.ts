import { z } from 'zod';
import { answer, procedure, router } from '@/server/api/procedure';
import { billingSettingsShape, changePolicyInput, retryPolicyShape } from '../schema/policy';
import { providerShape, setLimitsInput } from '../schema/providers';
import { getProviders, setProviderLimits } from '../use-cases/providers';
import { changePolicy, changeSettings, getPolicies, getSettings } from '../use-cases/settings';

export const billingSettingsRouter = router({
  get: procedure('billing:read')
    .output(billingSettingsShape)
    .query(async ({ ctx }) => answer(await getSettings(ctx.actor))),
  change: procedure('billing:settings')
    .input(billingSettingsShape)
    .output(billingSettingsShape)
    .mutation(async ({ ctx, input }) => answer(await changeSettings(ctx.actor, input))),
  policies: procedure('billing:read')
    .output(z.array(retryPolicyShape))
    .query(async ({ ctx }) => answer(await getPolicies(ctx.actor))),
  changePolicy: procedure('billing:settings')
    .input(changePolicyInput)
    .output(retryPolicyShape)
    .mutation(async ({ ctx, input }) => answer(await changePolicy(ctx.actor, input))),
  providers: procedure('billing:read')
    .output(z.array(providerShape))
    .query(async ({ ctx }) => answer(await getProviders(ctx.actor))),
  setLimits: procedure('billing:settings')
    .input(setLimitsInput)
    .output(z.array(providerShape))
    .mutation(async ({ ctx, input }) => answer(await setProviderLimits(ctx.actor, input))),
});
