import { answer, procedure, router } from '@/server/api/procedure';
import {
  feeScheduleIdInput,
  feeSchedulePage,
  feeScheduleShape,
  giveFeeScheduleInput,
  listFeeSchedulesInput,
  publishFeeVersionInput,
} from '../schema/fees';
import { giveFeeSchedule, publishFeeVersion } from '../use-cases/fees/publish-version';
import { getFeeSchedule, listFeeSchedules } from '../use-cases/fees/show-schedules';

export const feeSchedulesRouter = router({
  list: procedure('fees:read')
    .input(listFeeSchedulesInput)
    .output(feeSchedulePage)
    .query(async ({ ctx, input }) => answer(await listFeeSchedules(ctx.actor, input))),
  get: procedure('fees:read')
    .input(feeScheduleIdInput)
    .output(feeScheduleShape)
    .query(async ({ ctx, input }) => answer(await getFeeSchedule(ctx.actor, input.id))),
  publish: procedure('fees:write')
    .input(publishFeeVersionInput)
    .output(feeScheduleShape)
    .mutation(async ({ ctx, input }) => answer(await publishFeeVersion(ctx.actor, input))),
  give: procedure('fees:write')
    .input(giveFeeScheduleInput)
    .output(feeScheduleShape)
    .mutation(async ({ ctx, input }) => answer(await giveFeeSchedule(ctx.actor, input))),
});
