import { answer, procedure, router } from '@/server/api/procedure';
import {
  accountIdInput,
  accountPage,
  accountShape,
  accountTotalsShape,
  journalIdInput,
  journalShape,
  listAccountsInput,
  listPostingsInput,
  postingPage,
} from './schema';
import { getAccount } from './use-cases/get-account';
import { getJournal } from './use-cases/get-journal';
import { getTotals } from './use-cases/get-totals';
import { listAccounts } from './use-cases/list-accounts';
import { listPostings } from './use-cases/list-postings';

export const ledgerRouter = router({
  totals: procedure('ledger:read')
    .output(accountTotalsShape)
    .query(async ({ ctx }) => answer(await getTotals(ctx.actor))),
  accounts: procedure('ledger:read')
    .input(listAccountsInput)
    .output(accountPage)
    .query(async ({ ctx, input }) => answer(await listAccounts(ctx.actor, input))),
  account: procedure('ledger:read')
    .input(accountIdInput)
    .output(accountShape)
    .query(async ({ ctx, input }) => answer(await getAccount(ctx.actor, input.id))),
  postings: procedure('ledger:read')
    .input(listPostingsInput)
    .output(postingPage)
    .query(async ({ ctx, input }) => answer(await listPostings(ctx.actor, input))),
  journal: procedure('ledger:read')
    .input(journalIdInput)
    .output(journalShape)
    .query(async ({ ctx, input }) => answer(await getJournal(ctx.actor, input.id))),
});
