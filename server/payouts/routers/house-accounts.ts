import { answer, procedure, router } from '@/server/api/procedure';
import { changeHouseAccountInput, houseAccountsShape } from '../schema/house-accounts';
import { changeHouseAccount, listHouseAccounts } from '../use-cases/house-accounts';

/** Our own accounts, which payouts leave. */
export const houseAccountsRouter = router({
  list: procedure('payouts:read')
    .output(houseAccountsShape)
    .query(async ({ ctx }) => answer(await listHouseAccounts(ctx.actor))),
  change: procedure('payouts:settings')
    .input(changeHouseAccountInput)
    .output(houseAccountsShape)
    .mutation(async ({ ctx, input }) => answer(await changeHouseAccount(ctx.actor, input))),
});
