import { z } from 'zod';
import { answer, procedure, router } from '@/server/api/procedure';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  changePasswordInput,
  codeInput,
  endSessionInput,
  enrolmentShape,
  recoveryCodesShape,
  removeSecondFactorInput,
  secondFactorShape,
  signedInPlaceShape,
  startEnrolmentInput,
} from '../schema/account';
import { changePassword } from '../use-cases/change-password';
import { confirmSecondFactor, removeSecondFactor, renewRecoveryCodes } from '../use-cases/confirm-second-factor';
import { endOtherSessions, endSession } from '../use-cases/end-session';
import { finishEnrolment, startEnrolment } from '../use-cases/enrol-authenticator';
import { getSecondFactor, listSessions } from '../use-cases/get-account';

const done = z.strictObject({ done: z.literal(true) });
const isDone = () => ({ done: true as const });

/** What people do with their own account. */
export const accountRouter = router({
  sessions: procedure('person')
    .output(z.array(signedInPlaceShape))
    .query(async ({ ctx }) => answer(await listSessions(ctx.actor))),
  endSession: procedure('person')
    .input(endSessionInput)
    .output(done)
    .mutation(async ({ ctx, input }) => answer(mapOutcome(await endSession(ctx.actor, input.id), isDone))),
  endOtherSessions: procedure('person')
    .output(z.strictObject({ ended: z.int() }))
    .mutation(async ({ ctx }) => answer(await endOtherSessions(ctx.actor))),
  changePassword: procedure('person')
    .input(changePasswordInput)
    .output(z.strictObject({ endedElsewhere: z.int() }))
    .mutation(async ({ ctx, input }) => answer(await changePassword(ctx.actor, input))),

  secondFactor: procedure('person')
    .output(secondFactorShape)
    .query(async ({ ctx }) => answer(await getSecondFactor(ctx.actor))),
  startEnrolment: procedure('person')
    .input(startEnrolmentInput)
    .output(enrolmentShape)
    .mutation(async ({ ctx, input }) => answer(await startEnrolment(ctx.actor, input.password))),
  finishEnrolment: procedure('person')
    .input(codeInput)
    .output(recoveryCodesShape)
    .mutation(async ({ ctx, input }) => {
      const { recoveryCodes, sessionToken } = answer(await finishEnrolment(ctx.actor, input.code));
      if (sessionToken) await ctx.keepSession?.(sessionToken);
      return { recoveryCodes };
    }),
  confirmSecondFactor: procedure('person')
    .input(codeInput)
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const { sessionToken } = answer(await confirmSecondFactor(ctx.actor, input.code));
      if (sessionToken) await ctx.keepSession?.(sessionToken);
      return { done: true };
    }),
  renewRecoveryCodes: procedure('person')
    .input(codeInput)
    .output(recoveryCodesShape)
    .mutation(async ({ ctx, input }) => answer(await renewRecoveryCodes(ctx.actor, input.code))),
  removeSecondFactor: procedure('person')
    .input(removeSecondFactorInput)
    .output(done)
    .mutation(async ({ ctx, input }) => answer(mapOutcome(await removeSecondFactor(ctx.actor, input), isDone))),
});
