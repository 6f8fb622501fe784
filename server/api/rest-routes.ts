import { auditRoutes } from '@/server/audit/rest';
import { reviewRoutes } from '@/server/billing/rest/reviews';
import { billingRunRoutes } from '@/server/billing/rest/runs';
import { disbursementRoutes } from '@/server/disbursements/rest/disbursements';
import { replayRoutes } from '@/server/disbursements/rest/replay';
import { reportRoutes } from '@/server/disbursements/rest/reports';
import { runFlagsRoutes } from '@/server/disbursements/rest/run-flags';
import { scheduledRunRoutes } from '@/server/disbursements/rest/scheduled-runs';
import { importRoutes } from '@/server/imports/rest';
import { customerRoutes } from '@/server/invoices/rest/customers';
import { dunningRoutes } from '@/server/invoices/rest/dunning';
import { invoiceRoutes } from '@/server/invoices/rest/invoices';
import { planRoutes, subscriptionRoutes } from '@/server/invoices/rest/plans';
import { ledgerRoutes } from '@/server/ledger/rest';
import { merchantRoutes } from '@/server/merchants/rest';
import { bankAccountRoutes } from '@/server/merchants/rest/bank-accounts';
import { feeRoutes } from '@/server/merchants/rest/fees';
import { termRoutes } from '@/server/merchants/rest/terms';
import { orderRoutes } from '@/server/orders/rest';
import { payableRoutes } from '@/server/payables/rest';
import { feeTrialRoutes } from '@/server/payables/rest/fee-trials';
import { deadLetterRoutes } from '@/server/payments/rest/dead-letters';
import { paymentRoutes } from '@/server/payments/rest/payments';
import { payoutFileRoutes } from '@/server/payouts/rest/files';
import { houseAccountRoutes } from '@/server/payouts/rest/house-accounts';
import { payoutRoutes } from '@/server/payouts/rest/payouts';
import { payoutStatementRoutes } from '@/server/payouts/rest/statements';
import { questionRoutes } from '@/server/questions/rest';
import { bankMatchRoutes } from '@/server/reconciliation/rest/matches';
import { bankStatementRoutes } from '@/server/reconciliation/rest/statements';
import { deliveryRoutes } from '@/server/webhooks/rest/deliveries';
import { endpointRoutes } from '@/server/webhooks/rest/endpoints';
import type { RestRoute } from './rest-route';

/** Every route of the REST API, by room. */
export const restRoutes: readonly RestRoute[] = [
  ...merchantRoutes,
  ...termRoutes,
  ...bankAccountRoutes,
  ...feeRoutes,
  ...ledgerRoutes,
  ...orderRoutes,
  ...payableRoutes,
  ...feeTrialRoutes,
  ...paymentRoutes,
  ...deadLetterRoutes,
  ...customerRoutes,
  ...planRoutes,
  ...subscriptionRoutes,
  ...invoiceRoutes,
  ...dunningRoutes,
  ...billingRunRoutes,
  ...reviewRoutes,
  ...importRoutes,
  ...disbursementRoutes,
  ...scheduledRunRoutes,
  ...runFlagsRoutes,
  ...replayRoutes,
  ...reportRoutes,
  ...houseAccountRoutes,
  ...payoutFileRoutes,
  ...questionRoutes,
  ...bankStatementRoutes,
  ...payoutRoutes,
  ...bankMatchRoutes,
  ...payoutStatementRoutes,
  ...endpointRoutes,
  ...deliveryRoutes,
  ...auditRoutes,
];
