import { z } from 'zod';
import { answer, procedure, router } from '@/server/api/procedure';
import { businessClockShape, clockMoveIdInput, clockMoveShape, clockMovesShape, moveClockInput } from './schema';
import { moveClock, stopClock } from './use-cases/move-clock';
import { showClock, showMoves } from './use-cases/show-clock';

const moved = z.strictObject({ move: clockMoveShape });

export const sandboxRouter = router({
  clock: procedure('person')
    .output(businessClockShape)
    .query(async ({ ctx }) => answer(await showClock(ctx.actor))),
  moves: procedure('billing:run')
    .output(clockMovesShape)
    .query(async ({ ctx }) => answer(await showMoves(ctx.actor))),
  move: procedure('billing:run')
    .input(moveClockInput)
    .output(moved)
    .mutation(async ({ ctx, input }) => answer(await moveClock(ctx.actor, input))),
  stop: procedure('billing:run')
    .input(clockMoveIdInput)
    .output(moved)
    .mutation(async ({ ctx, input }) => answer(await stopClock(ctx.actor, input))),
});
