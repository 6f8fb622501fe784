import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { authorisePerson } from '../../domain/acting-person';
import type { Actor } from '../../domain/actor';
import { lockKey, revoke } from '../../store/keys';

/** Ends a key for good: its next request is nobody's. Doing it again changes nothing. */
export async function revokeKey(actor: Actor | null, id: string): Promise<Outcome<{ done: true }>> {
  const may = authorisePerson(actor, 'keys:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const found = await lockKey(client, may.value.merchantId, id);
    if (!found) return refuse('not_found', 'There is no such key.');
    if (found.revokedAt !== null) return ok({ done: true });
    await revoke(client, id, wallNow());
    const object = { type: 'api_key', id };
    const { name, merchantId } = found;
    await audit(client, { actor: may.value, action: 'api_key.revoked', object, merchantId, before: { name } });
    return ok({ done: true });
  });
}
