import { hash } from '@node-rs/argon2';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { checkPassword } from '../../domain/password-policy';
import { hashSecret } from '../../domain/secret';
import { endInvitation, findByToken } from '../../store/invitations';
import { addPerson } from '../../store/people';
import { throttle } from '../throttle';
import { invitationState } from './open-invitation';

const over = {
  accepted: 'This invitation was accepted before. Sign in with the password that you chose.',
  revoked: 'This invitation was taken back. Ask whoever sent it.',
  replaced: 'A newer mail with another link was sent to you. Use that one.',
  expired: 'This invitation has run out. Ask whoever sent it to send it again.',
} as const;

/** Makes the person who was invited, once: of two who use a link at the same time, one comes in. */
export async function acceptInvitation(given: {
  token: string;
  name: string;
  password: string;
}): Promise<Outcome<{ done: true }>> {
  const may = await throttle('use of links');
  if (!may.ok) return may;
  const tokenHash = hashSecret(given.token);
  const invited = await findByToken(pool(), tokenHash);
  if (!invited) return refuse('not_found', 'There is no such invitation. Open the link as it stands in the mail.');
  const fields = await checkPassword(given.password, { email: invited.email, name: given.name });
  if (fields.length > 0) return refuse('invalid_input', 'Choose another password.', { fields });
  // Slow by design, so before the lock.
  const passwordHash = await hash(given.password);
  return transaction(async (client) => {
    const found = await findByToken(client, tokenHash, { locks: true });
    const createdAt = wallNow();
    const state = found ? invitationState(found, createdAt) : 'revoked';
    if (!found || state !== 'open') return refuse('conflict', over[state === 'open' ? 'revoked' : state]);
    const { id: invitation, email, role, merchantId } = found;
    const id = await addPerson(client, { email, name: given.name, role, passwordHash, merchantId, createdAt });
    if (id === null) {
      return refuse(
        'conflict',
        `${email} has an account already. Sign in with it, or ask to be invited at another address.`,
      );
    }
    await endInvitation(client, invitation, createdAt, 'accepted', id);
    const actor = { kind: 'user', id, name: given.name } as const;
    const object = { type: 'user', id };
    await audit(client, {
      actor,
      action: 'user.joined',
      object,
      merchantId,
      after: { email, name: given.name, role, invitation },
    });
    return ok({ done: true });
  });
}
