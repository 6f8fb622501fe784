import { z } from 'zod';
import { answer, procedure, router } from '@/server/api/procedure';
import { mapOutcome } from '@/server/kernel/outcome';
import { listFiltersInput, removeFilterInput, savedFilterShape, saveFilterInput } from '../schema/saved-filters';
import { listFilters, removeFilter, saveFilter } from '../use-cases/saved-filters';

/** What people narrow lists by, each their own. */
export const savedFiltersRouter = router({
  list: procedure('person')
    .input(listFiltersInput)
    .output(z.array(savedFilterShape))
    .query(async ({ ctx, input }) => answer(await listFilters(ctx.actor, input))),
  save: procedure('person')
    .input(saveFilterInput)
    .output(savedFilterShape)
    .mutation(async ({ ctx, input }) => answer(await saveFilter(ctx.actor, input))),
  remove: procedure('person')
    .input(removeFilterInput)
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) =>
      answer(mapOutcome(await removeFilter(ctx.actor, input.id), () => ({ done: true as const }))),
    ),
});
