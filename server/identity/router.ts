import { answer, procedure, router } from '@/server/api/procedure';
import { ok, refuse } from '@/server/kernel/outcome';
import { viewerShape } from './schema';

export const sessionRouter = router({
  viewer: procedure('person')
    .output(viewerShape)
    .query(({ ctx }) => answer(ctx.viewer ? ok(ctx.viewer) : refuse('not_signed_in', 'Nobody is signed in.'))),
});
