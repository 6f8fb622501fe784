import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { transaction } from '@/server/platform/db';
import { authorisePerson } from '../../domain/acting-person';
import type { Actor } from '../../domain/actor';
import { mayGive } from '../../domain/people-rules';
import type { Invitation } from '../../schema/people';
import { lockInvitation } from '../../store/invitations';
import { nameOfMerchant } from '../../store/people';
import { invite } from './send-invitation';

/** Sends a new link, good for a week again, and voids the one before; of two at once, one does. */
export async function resendInvitation(actor: Actor | null, id: string): Promise<Outcome<Invitation>> {
  const may = authorisePerson(actor, 'people:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const found = await lockInvitation(client, may.value.merchantId, id);
    if (!found) return refuse('not_found', 'There is no such invitation.');
    if (found.endedAs !== null) return refuse('conflict', 'This invitation was answered, revoked or sent again.');
    const given = mayGive(may.value, found.role, found.merchantId);
    if (!given.ok) return given;
    const placeName = found.merchantId === null ? null : await nameOfMerchant(found.merchantId);
    return ok(await invite(client, may.value, { ...found, placeName }, 'invitation.sent_again'));
  });
}
