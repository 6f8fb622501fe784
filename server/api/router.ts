import { auditRouter } from '@/server/audit/router';
import { billingRouter } from '@/server/billing/routers/runs';
import { billingSettingsRouter } from '@/server/billing/routers/settings';
import { disbursementsRouter } from '@/server/disbursements/routers/disbursements';
import { runsRouter } from '@/server/disbursements/routers/runs';
import { sessionRouter } from '@/server/identity/router';
import { accountRouter } from '@/server/identity/routers/account';
import { keysRouter } from '@/server/identity/routers/keys';
import { invitationsRouter, passwordResetsRouter, peopleRouter } from '@/server/identity/routers/people';
import { savedFiltersRouter } from '@/server/identity/routers/saved-filters';
import { importsRouter } from '@/server/imports/router';
import { customersRouter, invoicesRouter, plansRouter, subscriptionsRouter } from '@/server/invoices/router';
import { dunningRouter } from '@/server/invoices/routers/dunning';
import { ledgerRouter } from '@/server/ledger/router';
import { mailsRouter } from '@/server/mail/router';
import { merchantsRouter } from '@/server/merchants/router';
import { bankAccountsRouter, payoutSettingsRouter } from '@/server/merchants/routers/bank-accounts';
import { feeSchedulesRouter } from '@/server/merchants/routers/fees';
import { ordersRouter } from '@/server/orders/router';
import { payablesRouter, settlementsRouter } from '@/server/payables/router';
import { feeTrialsRouter } from '@/server/payables/routers/fee-trials';
import { paymentsRouter } from '@/server/payments/router';
import { payoutsRouter } from '@/server/payouts/router';
import { payoutFilesRouter } from '@/server/payouts/routers/files';
import { houseAccountsRouter } from '@/server/payouts/routers/house-accounts';
import { questionsRouter } from '@/server/questions/router';
import { bankMatchesRouter } from '@/server/reconciliation/routers/matches';
import { bankStatementsRouter } from '@/server/reconciliation/routers/statements';
import { sandboxRouter } from '@/server/sandbox/router';
import { webhooksRouter } from '@/server/webhooks/router';
import { mailTemplatesRouter } from './mail-templates/router';
import { router } from './procedure';

/** Every procedure, by room. */
export const appRouter = router({
  session: sessionRouter,
  account: accountRouter,
  savedFilters: savedFiltersRouter,
  people: peopleRouter,
  invitations: invitationsRouter,
  passwordResets: passwordResetsRouter,
  apiKeys: keysRouter,
  mails: mailsRouter,
  mailTemplates: mailTemplatesRouter,
  merchants: merchantsRouter,
  bankAccounts: bankAccountsRouter,
  payoutSettings: payoutSettingsRouter,
  feeSchedules: feeSchedulesRouter,
  ledger: ledgerRouter,
  orders: ordersRouter,
  payables: payablesRouter,
  settlements: settlementsRouter,
  feeTrials: feeTrialsRouter,
  payments: paymentsRouter,
  customers: customersRouter,
  plans: plansRouter,
  subscriptions: subscriptionsRouter,
  invoices: invoicesRouter,
  dunning: dunningRouter,
  imports: importsRouter,
  billing: billingRouter,
  billingSettings: billingSettingsRouter,
  sandbox: sandboxRouter,
  disbursements: disbursementsRouter,
  runs: runsRouter,
  houseAccounts: houseAccountsRouter,
  payoutFiles: payoutFilesRouter,
  questions: questionsRouter,
  bankStatements: bankStatementsRouter,
  payouts: payoutsRouter,
  bankMatches: bankMatchesRouter,
  webhooks: webhooksRouter,
  audit: auditRouter,
});

export type AppRouter = typeof appRouter;
