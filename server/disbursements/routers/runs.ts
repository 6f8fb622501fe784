import { z } from 'zod';
import { answer, procedure, router } from '@/server/api/procedure';
import { requestedRunShape, runIdInput, runShape, scheduleSettingShape } from '../schema';
import {
  approveRunInput,
  endRunInput,
  excludeMerchantInput,
  runReviewShape,
  submitRunInput,
} from '../schema/approvals';
import { calendarShape, leftOpenShape, monthInput } from '../schema/calendar';
import { flagShape, runFlagsShape } from '../schema/flags';
import { decidePolicyInput, policyShape, proposePolicyInput } from '../schema/policies';
import { previewInput, previewShape } from '../schema/preview';
import { replayShape } from '../schema/replay';
import { decidePolicy, listApprovalPolicies, proposePolicy } from '../use-cases/approval-policies';
import { approveRun } from '../use-cases/approve-run';
import { cancelRun, excludeMerchant, rejectRun } from '../use-cases/end-run';
import { getRunFlags } from '../use-cases/get-run-flags';
import { listLeftOpen } from '../use-cases/list-left-open';
import { previewFlags } from '../use-cases/preview-flags';
import { previewRun } from '../use-cases/preview-run';
import { replayRun } from '../use-cases/replay-run';
import { requestScheduledRun } from '../use-cases/request-scheduled-run';
import { listWaitingRuns, reviewRun } from '../use-cases/review-run';
import { getRunCalendar } from '../use-cases/run-calendar';
import { getScheduleSetting, setSchedule } from '../use-cases/schedule-setting';
import { submitRun } from '../use-cases/submit-run';

const decided = z.strictObject({ id: z.string() });

export const runsRouter = router({
  preview: procedure('disbursements:run', 'heavy')
    .input(previewInput)
    .output(previewShape)
    .query(async ({ ctx, input }) => answer(await previewRun(ctx.actor, input))),
  previewFlags: procedure('disbursements:run', 'heavy')
    .input(previewInput)
    .output(z.array(flagShape))
    .query(async ({ ctx, input }) => answer(await previewFlags(ctx.actor, input))),
  requestScheduled: procedure('disbursements:run', 'heavy')
    .output(requestedRunShape)
    .mutation(async ({ ctx }) => answer(await requestScheduledRun(ctx.actor))),
  review: procedure('runs:read')
    .input(runIdInput)
    .output(runReviewShape)
    .query(async ({ ctx, input }) => answer(await reviewRun(ctx.actor, input.id))),
  flags: procedure('runs:read')
    .input(runIdInput)
    .output(runFlagsShape)
    .query(async ({ ctx, input }) => answer(await getRunFlags(ctx.actor, input.id))),
  replay: procedure('runs:read', 'heavy')
    .input(runIdInput)
    .output(replayShape)
    .query(async ({ ctx, input }) => answer(await replayRun(ctx.actor, input.id))),
  waiting: procedure('runs:read')
    .output(z.array(runShape))
    .query(async ({ ctx }) => answer(await listWaitingRuns(ctx.actor))),
  submit: procedure('disbursements:run')
    .input(submitRunInput)
    .output(runShape)
    .mutation(async ({ ctx, input }) => answer(await submitRun(ctx.actor, input))),
  approve: procedure('runs:approve')
    .input(approveRunInput)
    .output(runShape)
    .mutation(async ({ ctx, input }) => answer(await approveRun(ctx.actor, input))),
  reject: procedure('runs:approve')
    .input(endRunInput)
    .output(runShape)
    .mutation(async ({ ctx, input }) => answer(await rejectRun(ctx.actor, input))),
  cancel: procedure('disbursements:run')
    .input(endRunInput)
    .output(runShape)
    .mutation(async ({ ctx, input }) => answer(await cancelRun(ctx.actor, input))),
  exclude: procedure('disbursements:run')
    .input(excludeMerchantInput)
    .output(runShape)
    .mutation(async ({ ctx, input }) => answer(await excludeMerchant(ctx.actor, input))),
  calendar: procedure('runs:read')
    .input(monthInput)
    .output(calendarShape)
    .query(async ({ ctx, input }) => answer(await getRunCalendar(ctx.actor, input))),
  leftOpen: procedure('runs:read')
    .output(z.array(leftOpenShape))
    .query(async ({ ctx }) => answer(await listLeftOpen(ctx.actor))),
  policies: procedure('runs:read')
    .output(z.array(policyShape))
    .query(async ({ ctx }) => answer(await listApprovalPolicies(ctx.actor))),
  proposePolicy: procedure('runs:policy')
    .input(proposePolicyInput)
    .output(decided)
    .mutation(async ({ ctx, input }) => answer(await proposePolicy(ctx.actor, input))),
  decidePolicy: procedure('runs:policy')
    .input(decidePolicyInput)
    .output(decided)
    .mutation(async ({ ctx, input }) => answer(await decidePolicy(ctx.actor, input))),
  schedule: procedure('runs:read')
    .output(scheduleSettingShape)
    .query(async ({ ctx }) => answer(await getScheduleSetting(ctx.actor))),
  setSchedule: procedure('disbursements:run')
    .input(scheduleSettingShape)
    .output(scheduleSettingShape)
    .mutation(async ({ ctx, input }) => answer(await setSchedule(ctx.actor, input))),
});
