import { serve } from 'inngest/edge';
import { exportAuditHeads, sealAudit, verifyNightly, verifyRecord } from '@/server/audit/jobs';
import { chargeRunJob, resolveUnknownJob, startDueRunsJob, validateUpcomingJob } from '@/server/billing/jobs/charging';
import {
  tellOfBreakerJob,
  tellOfChargesJob,
  tellOfReviewsJob,
  tellOfRunJob,
  tellOfStuckJob,
} from '@/server/billing/jobs/notices';
import {
  approveByPolicyJob,
  calculateRun,
  prepareDailyRunJob,
  wakeForgottenRunsJob,
} from '@/server/disbursements/jobs';
import { deleteOldResets, deleteOldSessions, sendPasswordReset } from '@/server/identity/jobs';
import { advanceImport } from '@/server/imports/jobs';
import { invoiceAttachment } from '@/server/invoices/door';
import { dunInvoicesJob, makeMonthlyInvoicesJob, tellOfExpiringCardsJob } from '@/server/invoices/jobs';
import { forgetMailSecrets, sendMail } from '@/server/mail/jobs';
import { deliverOrder } from '@/server/orders/jobs';
import {
  oweDisputeJob,
  oweDisputeWonJob,
  oweOrderJob,
  owePaymentJob,
  oweRefundJob,
  settleDailyJob,
  settleJob,
} from '@/server/payables/jobs';
import { makeOrderPayment, processPayment, processRefund, releaseOrderPayment } from '@/server/payments/jobs';
import { noteReturnsJob, payOutJob, payRunJob, wakePayoutsJob } from '@/server/payouts/jobs';
import { inngest } from '@/server/platform/inngest';
import { provideAttachment } from '@/server/platform/mail/attachments';
import { moveSandboxClockJob } from '@/server/sandbox/jobs';
import { deliverWebhook, makeMessages, wakeForgottenWebhooks } from '@/server/webhooks/jobs';
import { forgetOldAnswers, forgetOldWindows } from './jobs';

// Which room makes what goes with a mail.
provideAttachment('invoice', invoiceAttachment);

export const INNGEST_PATH = '/api/inngest';

/** Every background function, by room. */
const serveFunctions: (request: Request) => Promise<Response> = serve({
  client: inngest,
  functions: [
    deleteOldSessions,
    deleteOldResets,
    sendPasswordReset,
    sendMail,
    forgetMailSecrets,
    deliverOrder,
    makeOrderPayment,
    releaseOrderPayment,
    processPayment,
    processRefund,
    advanceImport,
    calculateRun,
    wakeForgottenRunsJob,
    prepareDailyRunJob,
    approveByPolicyJob,
    payRunJob,
    payOutJob,
    wakePayoutsJob,
    noteReturnsJob,
    makeMonthlyInvoicesJob,
    chargeRunJob,
    startDueRunsJob,
    resolveUnknownJob,
    tellOfChargesJob,
    tellOfRunJob,
    tellOfBreakerJob,
    tellOfStuckJob,
    tellOfReviewsJob,
    moveSandboxClockJob,
    validateUpcomingJob,
    dunInvoicesJob,
    tellOfExpiringCardsJob,
    owePaymentJob,
    oweRefundJob,
    oweDisputeJob,
    oweDisputeWonJob,
    oweOrderJob,
    settleJob,
    settleDailyJob,
    makeMessages,
    deliverWebhook,
    wakeForgottenWebhooks,
    sealAudit,
    exportAuditHeads,
    verifyNightly,
    verifyRecord,
    forgetOldAnswers,
    forgetOldWindows,
  ],
  servePath: INNGEST_PATH,
});

/**
 * What the job engine calls. While the database is away the whole app is: a step that found it so has not failed and
 * spends none of its retries, so the answer is that of an app that cannot be reached.
 */
export async function handleInngest(request: Request): Promise<Response> {
  const response = await serveFunctions(request);
  if (response.ok && response.status !== 206) return response;
  const body = await response.clone().text();
  return body.includes('DatabaseAwayError') ? new Response('The database is away.', { status: 503 }) : response;
}
