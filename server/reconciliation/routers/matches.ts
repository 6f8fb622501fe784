import { answer, procedure, router } from '@/server/api/procedure';
import {
  bookOpeningInput,
  listMatchesInput,
  matchInput,
  matchPage,
  matchShape,
  undoMatchInput,
  workbenchInput,
  workbenchShape,
} from '../schema/matches';
import { bookOpening } from '../use-cases/book-opening';
import { getWorkbench } from '../use-cases/get-workbench';
import { listMatches } from '../use-cases/list-matches';
import { matchByHand } from '../use-cases/match-by-hand';
import { undoMatch } from '../use-cases/undo-match';

/** What of the books the lines of the bank are. */
export const bankMatchesRouter = router({
  workbench: procedure('reconciliation:read')
    .input(workbenchInput)
    .output(workbenchShape)
    .query(async ({ ctx, input }) => answer(await getWorkbench(ctx.actor, input))),
  list: procedure('reconciliation:read')
    .input(listMatchesInput)
    .output(matchPage)
    .query(async ({ ctx, input }) => answer(await listMatches(ctx.actor, input))),
  match: procedure('reconciliation:write')
    .input(matchInput)
    .output(matchShape)
    .mutation(async ({ ctx, input }) => answer(await matchByHand(ctx.actor, input))),
  undo: procedure('reconciliation:write')
    .input(undoMatchInput)
    .output(matchShape)
    .mutation(async ({ ctx, input }) => answer(await undoMatch(ctx.actor, input))),
  bookOpening: procedure('reconciliation:write')
    .input(bookOpeningInput)
    .output(matchShape)
    .mutation(async ({ ctx, input }) => answer(await bookOpening(ctx.actor, input))),
});
