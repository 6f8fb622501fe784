import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { authorisePerson } from '../../domain/acting-person';
import type { Actor } from '../../domain/actor';
import { endInvitation, lockInvitation } from '../../store/invitations';

/** Voids the link of an invitation. Once somebody has come by it, it is too late: they are disabled instead. */
export async function revokeInvitation(actor: Actor | null, id: string): Promise<Outcome<{ done: true }>> {
  const may = authorisePerson(actor, 'people:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const found = await lockInvitation(client, may.value.merchantId, id);
    if (!found) return refuse('not_found', 'There is no such invitation.');
    if (found.endedAs === 'revoked') return ok({ done: true });
    if (found.endedAs !== null) return refuse('conflict', 'This invitation was accepted or sent again meanwhile.');
    await endInvitation(client, id, wallNow(), 'revoked');
    const { email, role, merchantId } = found;
    const object = { type: 'invitation', id };
    await audit(client, {
      actor: may.value,
      action: 'invitation.revoked',
      object,
      merchantId,
      before: { email, role },
    });
    return ok({ done: true });
  });
}
