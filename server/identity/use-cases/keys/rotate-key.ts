import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { authorisePerson } from '../../domain/acting-person';
import type { Actor } from '../../domain/actor';
import { mayHoldKey } from '../../domain/key-rules';
import { keyState } from '../../domain/key-state';
import type { RotateKeyInput } from '../../schema/keys';
import { endSecrets, lockKey } from '../../store/keys';
import { addSecret } from '../create-api-key';

/**
 * Gives a key a new secret, shown this once; the ones before work on for the time that is left to change over, and no
 * longer than they would have. The key stays the same to whom it calls: its name, scopes, history and idempotency.
 */
export async function rotateKey(
  actor: Actor | null,
  { id, overlapHours }: RotateKeyInput,
): Promise<Outcome<{ id: string; key: string }>> {
  const may = authorisePerson(actor, 'keys:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const found = await lockKey(client, may.value.merchantId, id);
    if (!found) return refuse('not_found', 'There is no such key.');
    const at = wallNow();
    const state = keyState({ ...found, lastUsedAt: null }, at);
    if (state === 'revoked' || state === 'expired') {
      return refuse('conflict', `This key is ${state}: make a new one.`);
    }
    const held = mayHoldKey(may.value.role, found.scopes, found.merchantId);
    if (!held.ok) return held;
    const oldWorksUntil = new Date(at.getTime() + overlapHours * 3_600_000);
    await endSecrets(client, id, oldWorksUntil);
    const key = await addSecret(client, id);
    const object = { type: 'api_key', id };
    await audit(client, {
      actor: may.value,
      action: 'api_key.rotated',
      object,
      merchantId: found.merchantId,
      after: { oldWorksUntil },
    });
    return ok({ id, key });
  });
}
