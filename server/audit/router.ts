import { answer, procedure, router } from '@/server/api/procedure';
import {
  chainShape,
  entryIdInput,
  entryPage,
  entryShape,
  headsExportShape,
  headsPage,
  listEntriesInput,
  listHeadsInput,
  listVerificationsInput,
  merchantInput,
  timelineShape,
  uuidInput,
  verificationPage,
  verificationShape,
} from './schema';
import { exportHeads } from './use-cases/export-heads';
import { getChain } from './use-cases/get-chain';
import { getEntry } from './use-cases/get-entry';
import { getTimeline } from './use-cases/get-timeline';
import { listEntries } from './use-cases/list-entries';
import { listHeads } from './use-cases/list-heads';
import { listVerifications } from './use-cases/list-verifications';
import { requestVerification } from './use-cases/request-verification';

export const auditRouter = router({
  list: procedure('audit:read')
    .input(listEntriesInput)
    .output(entryPage)
    .query(async ({ ctx, input }) => answer(await listEntries(ctx.actor, input))),
  get: procedure('audit:read')
    .input(entryIdInput)
    .output(entryShape)
    .query(async ({ ctx, input }) => answer(await getEntry(ctx.actor, input.id))),
  chain: procedure('audit:read')
    .output(chainShape)
    .query(async ({ ctx }) => answer(await getChain(ctx.actor))),
  heads: procedure('audit:read')
    .input(listHeadsInput)
    .output(headsPage)
    .query(async ({ ctx, input }) => answer(await listHeads(ctx.actor, input))),
  verify: procedure('audit:verify')
    .output(verificationShape)
    .mutation(async ({ ctx }) => answer(await requestVerification(ctx.actor))),
  verifications: procedure('ledger:read')
    .input(listVerificationsInput)
    .output(verificationPage)
    .query(async ({ ctx, input }) => answer(await listVerifications(ctx.actor, input))),
  exportHeads: procedure('audit:verify')
    .output(headsExportShape)
    .mutation(async ({ ctx }) => answer(await exportHeads(ctx.actor))),
  // What happened to an object is read by whoever may read the object.
  ofRun: procedure('runs:read')
    .input(uuidInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'run', input.id))),
  ofDisbursement: procedure('disbursements:read')
    .input(entryIdInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'disbursement', input.id))),
  ofImport: procedure('imports:read')
    .input(uuidInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'import', input.id))),
  ofSettlement: procedure('ledger:read')
    .input(entryIdInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'settlement', input.id))),
  ofOrder: procedure('orders:read')
    .input(entryIdInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'order', input.id))),
  ofPayment: procedure('payments:read')
    .input(entryIdInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'payment', input.id))),
  ofPayoutFile: procedure('payouts:read')
    .input(entryIdInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'payout_file', input.id))),
  ofInvoice: procedure('invoices:read')
    .input(entryIdInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'invoice', input.id))),
  ofBillingRun: procedure('billing:read')
    .input(entryIdInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'billing_run', input.id))),
  ofCustomer: procedure('customers:read')
    .input(merchantInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'customer', input.reference))),
  ofMerchant: procedure('merchants:read')
    .input(merchantInput)
    .output(timelineShape)
    .query(async ({ ctx, input }) => answer(await getTimeline(ctx.actor, 'merchant', input.reference))),
});
