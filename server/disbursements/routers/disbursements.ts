import { z } from 'zod';
import { answer, procedure, router } from '@/server/api/procedure';
import {
  disbursementIdInput,
  disbursementLinePage,
  disbursementPage,
  disbursementShape,
  listDisbursementsInput,
  listLinesInput,
  listRunsInput,
  periodTotalsInput,
  periodTotalsShape,
  requestedRunShape,
  requestRunInput,
  runIdInput,
  runPage,
  runShape,
  timeFrameResultInput,
  timeFrameResultShape,
} from '../schema';
import { completenessInput, completenessShape } from '../schema/completeness';
import { explanationShape } from '../schema/explanation';
import { byYearInput, byYearShape } from '../schema/reports';
import { upcomingInput, upcomingShape } from '../schema/upcoming';
import { explainDisbursement } from '../use-cases/explain-disbursement';
import { getDisbursement } from '../use-cases/get-disbursement';
import { getRun } from '../use-cases/get-run';
import { getTimeFrameResult } from '../use-cases/get-time-frame-result';
import { getUpcoming } from '../use-cases/get-upcoming';
import { listDisbursements } from '../use-cases/list-disbursements';
import { listLines } from '../use-cases/list-lines';
import { listPeriodTotals } from '../use-cases/list-period-totals';
import { listRuns } from '../use-cases/list-runs';
import { reportByYear } from '../use-cases/report-by-year';
import { reportCompleteness } from '../use-cases/report-completeness';
import { requestRun } from '../use-cases/request-run';

export const disbursementsRouter = router({
  request: procedure('disbursements:run', 'heavy')
    .input(requestRunInput)
    .output(requestedRunShape)
    .mutation(async ({ ctx, input }) => answer(await requestRun(ctx.actor, input))),
  byYear: procedure('disbursements:read')
    .input(byYearInput)
    .output(byYearShape)
    .query(async ({ ctx, input }) => answer(await reportByYear(ctx.actor, input))),
  completeness: procedure('ledger:read', 'heavy')
    .input(completenessInput)
    .output(completenessShape)
    .query(async ({ ctx, input }) => answer(await reportCompleteness(ctx.actor, input))),
  byTimeFrame: procedure('disbursements:read')
    .input(timeFrameResultInput)
    .output(timeFrameResultShape)
    .query(async ({ ctx, input }) => answer(await getTimeFrameResult(ctx.actor, input))),
  runs: procedure('runs:read')
    .input(listRunsInput)
    .output(runPage)
    .query(async ({ ctx, input }) => answer(await listRuns(ctx.actor, input))),
  run: procedure('runs:read')
    .input(runIdInput)
    .output(runShape)
    .query(async ({ ctx, input }) => answer(await getRun(ctx.actor, input.id))),
  list: procedure('disbursements:read')
    .input(listDisbursementsInput)
    .output(disbursementPage)
    .query(async ({ ctx, input }) => answer(await listDisbursements(ctx.actor, input))),
  get: procedure('disbursements:read')
    .input(disbursementIdInput)
    .output(disbursementShape)
    .query(async ({ ctx, input }) => answer(await getDisbursement(ctx.actor, input.id))),
  lines: procedure('disbursements:read')
    .input(listLinesInput)
    .output(disbursementLinePage)
    .query(async ({ ctx, input }) => answer(await listLines(ctx.actor, input))),
  explain: procedure('disbursements:read')
    .input(disbursementIdInput)
    .output(explanationShape)
    .query(async ({ ctx, input }) => answer(await explainDisbursement(ctx.actor, input.id))),
  byPeriod: procedure('disbursements:read')
    .input(periodTotalsInput)
    .output(z.array(periodTotalsShape))
    .query(async ({ ctx, input }) => answer(await listPeriodTotals(ctx.actor, input))),
  upcoming: procedure('disbursements:read')
    .input(upcomingInput)
    .output(upcomingShape)
    .query(async ({ ctx, input }) => answer(await getUpcoming(ctx.actor, input))),
});
