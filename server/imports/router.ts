import { answer, procedure, router } from '@/server/api/procedure';
import {
  applyImportInput,
  checkImportInput,
  importIdInput,
  importPage,
  importPreviewShape,
  importProblemPage,
  importShape,
  listImportsInput,
  listProblemsInput,
} from './schema';
import { applyImport } from './use-cases/apply-import';
import { checkImport } from './use-cases/check-import';
import { getImport } from './use-cases/get-import';
import { listImports } from './use-cases/list-imports';
import { listProblems } from './use-cases/list-problems';
import { previewImport } from './use-cases/preview-import';

export const importsRouter = router({
  list: procedure('imports:read')
    .input(listImportsInput)
    .output(importPage)
    .query(async ({ ctx, input }) => answer(await listImports(ctx.actor, input))),
  get: procedure('imports:read')
    .input(importIdInput)
    .output(importShape)
    .query(async ({ ctx, input }) => answer(await getImport(ctx.actor, input.id))),
  problems: procedure('imports:read')
    .input(listProblemsInput)
    .output(importProblemPage)
    .query(async ({ ctx, input }) => answer(await listProblems(ctx.actor, input))),
  preview: procedure('imports:read')
    .input(checkImportInput)
    .output(importPreviewShape)
    .query(async ({ ctx, input }) => answer(await previewImport(ctx.actor, input))),
  check: procedure('imports:write', 'heavy')
    .input(checkImportInput)
    .output(importShape)
    .mutation(async ({ ctx, input }) => answer(await checkImport(ctx.actor, input))),
  takeIn: procedure('imports:write', 'heavy')
    .input(applyImportInput)
    .output(importShape)
    .mutation(async ({ ctx, input }) => answer(await applyImport(ctx.actor, input))),
});
