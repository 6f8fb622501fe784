import { answer, procedure, router } from '@/server/api/procedure';
import {
  csvPreviewShape,
  linePage,
  listLinesInput,
  listStatementsInput,
  ownAccountsShape,
  previewCsvInput,
  statementDetailShape,
  statementIdInput,
  statementPage,
} from '../schema/statements';
import { getStatement, listStatementLines, listStatements } from '../use-cases/list-statements';
import { listAccounts, previewCsv } from '../use-cases/preview-csv';

/** What the bank says of our accounts. Files come in by REST. */
export const bankStatementsRouter = router({
  list: procedure('reconciliation:read')
    .input(listStatementsInput)
    .output(statementPage)
    .query(async ({ ctx, input }) => answer(await listStatements(ctx.actor, input))),
  get: procedure('reconciliation:read')
    .input(statementIdInput)
    .output(statementDetailShape)
    .query(async ({ ctx, input }) => answer(await getStatement(ctx.actor, input.id))),
  lines: procedure('reconciliation:read')
    .input(listLinesInput)
    .output(linePage)
    .query(async ({ ctx, input }) => answer(await listStatementLines(ctx.actor, input))),
  accounts: procedure('reconciliation:read')
    .output(ownAccountsShape)
    .query(async ({ ctx }) => answer(await listAccounts(ctx.actor))),
  // A query by its nature; its sample is too long for an address.
  preview: procedure('reconciliation:read')
    .input(previewCsvInput)
    .output(csvPreviewShape)
    .mutation(async ({ ctx, input }) => answer(await previewCsv(ctx.actor, input))),
});
