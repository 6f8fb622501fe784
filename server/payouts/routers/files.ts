import { answer, procedure, router } from '@/server/api/procedure';
import {
  checkWithdrawalInput,
  downloadPayoutFileInput,
  listPayoutFilesInput,
  payoutFileContentShape,
  payoutFileIdInput,
  payoutFilePage,
  payoutFileShape,
  runFilesInput,
  withdrawPayoutFileInput,
  writablePayoutsShape,
  writePayoutFileInput,
} from '../schema/files';
import { listReportLinesInput, listReportsInput, payoutReportsShape, reportLinePage } from '../schema/reports';
import { giveToDemoBank } from '../use-cases/demo-bank';
import { downloadPayoutFile } from '../use-cases/download-file';
import { getPayoutFile, listPayoutFiles } from '../use-cases/list-files';
import { listReportLines, listReports } from '../use-cases/list-reports';
import { checkFileWithdrawal, withdrawPayoutFile } from '../use-cases/withdraw-file';
import { writablePayouts } from '../use-cases/writable-payouts';
import { writePayoutFile } from '../use-cases/write-file';

/** Files that payouts leave in, and what the bank reported of them. */
export const payoutFilesRouter = router({
  list: procedure('payouts:read')
    .input(listPayoutFilesInput)
    .output(payoutFilePage)
    .query(async ({ ctx, input }) => answer(await listPayoutFiles(ctx.actor, input))),
  get: procedure('payouts:read')
    .input(payoutFileIdInput)
    .output(payoutFileShape)
    .query(async ({ ctx, input }) => answer(await getPayoutFile(ctx.actor, input.id))),
  writable: procedure('payouts:read')
    .input(runFilesInput)
    .output(writablePayoutsShape)
    .query(async ({ ctx, input }) => answer(await writablePayouts(ctx.actor, input.runId))),
  write: procedure('payouts:pay')
    .input(writePayoutFileInput)
    .output(payoutFileShape)
    .mutation(async ({ ctx, input }) => answer(await writePayoutFile(ctx.actor, input))),
  download: procedure('payouts:pay')
    .input(downloadPayoutFileInput)
    .output(payoutFileContentShape)
    .mutation(async ({ ctx, input }) => answer(await downloadPayoutFile(ctx.actor, input))),
  withdraw: procedure('payouts:pay')
    .input(withdrawPayoutFileInput)
    .output(payoutFileShape)
    .mutation(async ({ ctx, input }) => answer(await withdrawPayoutFile(ctx.actor, input))),
  checkWithdrawal: procedure('payouts:confirm')
    .input(checkWithdrawalInput)
    .output(payoutFileShape)
    .mutation(async ({ ctx, input }) => answer(await checkFileWithdrawal(ctx.actor, input))),
  giveToDemoBank: procedure('payouts:pay')
    .input(payoutFileIdInput)
    .output(payoutFileShape)
    .mutation(async ({ ctx, input }) => answer(await giveToDemoBank(ctx.actor, input.id))),
  reports: procedure('payouts:read')
    .input(listReportsInput)
    .output(payoutReportsShape)
    .query(async ({ ctx, input }) => answer(await listReports(ctx.actor, input.fileId))),
  reportLines: procedure('payouts:read')
    .input(listReportLinesInput)
    .output(reportLinePage)
    .query(async ({ ctx, input }) => answer(await listReportLines(ctx.actor, input))),
});
