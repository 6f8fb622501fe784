import { type Outcome, ok } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { authorisePerson } from '../../domain/acting-person';
import type { Actor } from '../../domain/actor';
import { mayHoldKey } from '../../domain/key-rules';
import type { IssueKeyInput } from '../../schema/keys';
import { createKeyIn } from '../create-api-key';
import { findPlace } from '../people/find-place';

/** Makes a key with scopes that its maker holds too, and shows it this once. A merchant's reaches that merchant alone. */
export async function issueKey(
  actor: Actor | null,
  wanted: IssueKeyInput,
): Promise<Outcome<{ id: string; key: string }>> {
  const may = authorisePerson(actor, 'keys:write');
  if (!may.ok) return may;
  const place = await findPlace(may.value, wanted.merchant);
  if (!place.ok) return place;
  const scopes = [...new Set(wanted.scopes)];
  const held = mayHoldKey(may.value.role, scopes, place.value);
  if (!held.ok) return held;
  const { name } = wanted;
  const merchantId = place.value;
  const expiresAt =
    wanted.expiresInDays === null ? null : new Date(wallNow().getTime() + wanted.expiresInDays * 86_400_000);
  return transaction(async (client) => {
    const made = await createKeyIn(client, { name, scopes, merchantId, createdBy: may.value.id, expiresAt });
    const object = { type: 'api_key', id: made.id };
    await audit(client, {
      actor: may.value,
      action: 'api_key.made',
      object,
      merchantId,
      after: { name, scopes, expiresAt },
    });
    return ok(made);
  });
}
