import { answer, procedure, router } from '@/server/api/procedure';
import { apiKeyPage, issueKeyInput, keyIdInput, listKeysInput, rotateKeyInput, shownKeyShape } from '../schema/keys';
import { doneShape } from '../schema/people';
import { issueKey } from '../use-cases/keys/issue-key';
import { listKeys } from '../use-cases/keys/list-keys';
import { revokeKey } from '../use-cases/keys/revoke-key';
import { rotateKey } from '../use-cases/keys/rotate-key';

/** Keys of external systems. */
export const keysRouter = router({
  list: procedure('keys:read')
    .input(listKeysInput)
    .output(apiKeyPage)
    .query(async ({ ctx, input }) => answer(await listKeys(ctx.actor, input))),
  issue: procedure('keys:write')
    .input(issueKeyInput)
    .output(shownKeyShape)
    .mutation(async ({ ctx, input }) => answer(await issueKey(ctx.actor, input))),
  rotate: procedure('keys:write')
    .input(rotateKeyInput)
    .output(shownKeyShape)
    .mutation(async ({ ctx, input }) => answer(await rotateKey(ctx.actor, input))),
  revoke: procedure('keys:write')
    .input(keyIdInput)
    .output(doneShape)
    .mutation(async ({ ctx, input }) => answer(await revokeKey(ctx.actor, input.id))),
});
