import { answer, procedure, router } from '@/server/api/procedure';
import {
  bankAccountIdInput,
  bankAccountPage,
  bankAccountShape,
  changePayoutSettingInput,
  decideBankAccountInput,
  listBankAccountsInput,
  listWaitingInput,
  payoutSettingsShape,
  proposeBankAccountInput,
  rejectBankAccountInput,
  waitingPage,
} from '../schema/bank-accounts';
import { confirmBankAccount, rejectBankAccount, withdrawBankAccount } from '../use-cases/bank-accounts/decide-account';
import { listBankAccounts, listWaitingAccounts } from '../use-cases/bank-accounts/list-accounts';
import { changePayoutSetting, getPayoutSettings } from '../use-cases/bank-accounts/payout-settings';
import { proposeBankAccount } from '../use-cases/bank-accounts/propose-account';

/** Where merchants are paid. */
export const bankAccountsRouter = router({
  list: procedure('bank-accounts:read')
    .input(listBankAccountsInput)
    .output(bankAccountPage)
    .query(async ({ ctx, input }) => answer(await listBankAccounts(ctx.actor, input))),
  waiting: procedure('bank-accounts:read')
    .input(listWaitingInput)
    .output(waitingPage)
    .query(async ({ ctx, input }) => answer(await listWaitingAccounts(ctx.actor, input))),
  propose: procedure('bank-accounts:propose')
    .input(proposeBankAccountInput)
    .output(bankAccountShape)
    .mutation(async ({ ctx, input }) => answer(await proposeBankAccount(ctx.actor, input))),
  withdraw: procedure('bank-accounts:propose')
    .input(bankAccountIdInput)
    .output(bankAccountShape)
    .mutation(async ({ ctx, input }) => answer(await withdrawBankAccount(ctx.actor, input.id))),
  confirm: procedure('bank-accounts:confirm')
    .input(decideBankAccountInput)
    .output(bankAccountShape)
    .mutation(async ({ ctx, input }) => answer(await confirmBankAccount(ctx.actor, input))),
  reject: procedure('bank-accounts:confirm')
    .input(rejectBankAccountInput)
    .output(bankAccountShape)
    .mutation(async ({ ctx, input }) => answer(await rejectBankAccount(ctx.actor, input))),
});

export const payoutSettingsRouter = router({
  get: procedure('bank-accounts:read')
    .output(payoutSettingsShape)
    .query(async ({ ctx }) => answer(await getPayoutSettings(ctx.actor))),
  change: procedure('bank-accounts:settings')
    .input(changePayoutSettingInput)
    .output(payoutSettingsShape)
    .mutation(async ({ ctx, input }) => answer(await changePayoutSetting(ctx.actor, input))),
});
