import type { Outcome } from '@/server/kernel/outcome';
import { ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { type Queryable, transaction } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { authorisePerson } from '../../domain/acting-person';
import type { Actor } from '../../domain/actor';
import { mayGive, type PersonActor } from '../../domain/people-rules';
import { hashSecret, newSecret } from '../../domain/secret';
import { invitationMail } from '../../mails/invitation';
import { presentInvitation } from '../../present/people';
import type { Role } from '../../schema';
import type { Invitation } from '../../schema/people';
import { insertInvitation, replaceOpen } from '../../store/invitations';
import { findPersonByEmail, lockPeople, nameOfMerchant } from '../../store/people';
import { findPlace } from '../people/find-place';

const DAYS = 7;

/** Sends somebody a link that lets them in, once, with a role. An earlier one to the same place ends. */
export async function sendInvitation(
  actor: Actor | null,
  wanted: { email: string; role: Role; merchant?: string | undefined },
): Promise<Outcome<Invitation>> {
  const may = authorisePerson(actor, 'people:write');
  if (!may.ok) return may;
  const place = await findPlace(may.value, wanted.merchant);
  if (!place.ok) return place;
  const given = mayGive(may.value, wanted.role, place.value);
  if (!given.ok) return given;
  const placeName = place.value === null ? null : await nameOfMerchant(place.value);
  return transaction(async (client) => {
    await lockPeople(client, place.value);
    const existing = await findPersonByEmail(client, wanted.email);
    // To an owner an account elsewhere does not exist: who is invited learns of it, not who invites.
    if (existing && (may.value.merchantId === null || existing.merchantId === may.value.merchantId)) {
      return refuse('conflict', 'This address has an account already.', {
        fields: [{ field: 'email', message: 'has an account already' }],
      });
    }
    const { email, role } = wanted;
    return ok(await invite(client, may.value, { email, role, merchantId: place.value, placeName }, 'invitation.sent'));
  });
}

/** Writes an invitation and its mail, in the caller's transaction; an open one of that address to that place ends. */
export async function invite(
  client: Queryable,
  actor: PersonActor,
  to: { email: string; role: Role; merchantId: bigint | null; placeName: string | null },
  action: 'invitation.sent' | 'invitation.sent_again',
): Promise<Invitation> {
  const { email, role, merchantId } = to;
  const createdAt = wallNow();
  const expiresAt = new Date(createdAt.getTime() + DAYS * 86_400_000);
  const token = newSecret();
  await replaceOpen(client, merchantId, email, createdAt);
  const tokenHash = hashSecret(token);
  const id = await insertInvitation(client, {
    email,
    role,
    merchantId,
    tokenHash,
    invitedBy: actor.id,
    createdAt,
    expiresAt,
  });
  await audit(client, {
    actor,
    action,
    object: { type: 'invitation', id },
    merchantId,
    after: { email, role, expiresAt },
  });
  const place = to.placeName === null ? 'Countinghouse' : `${to.placeName} on Countinghouse`;
  await queueMail(client, {
    kind: 'identity.invitation',
    to: email,
    subject: `${actor.name} invites you to ${place}`,
    body: invitationMail({ invitedBy: actor.name, place, href: `${config().APP_URL}/invitation/${token}`, days: DAYS }),
    hasSecret: true,
    merchantId,
  });
  return presentInvitation(
    { id, email, role, merchantId, invitedBy: actor.name, createdAt, expiresAt, endedAs: null },
    createdAt,
  );
}
