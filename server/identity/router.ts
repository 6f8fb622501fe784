import { answer, procedure, router } from '@/server/api/procedure';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { type Viewer, viewerShape } from './schema';

export const sessionRouter = router({
  viewer: procedure('person')
    .output(viewerShape)
    .query(({ ctx }) => answer(viewerOf(ctx))),
});

function viewerOf({ actor, viewer }: { actor: unknown; viewer: Viewer | null }): Outcome<Viewer> {
  if (viewer) return ok(viewer);
  return actor ? refuse('not_allowed', 'A key is no person.') : refuse('not_signed_in', 'Nobody is signed in.');
}
