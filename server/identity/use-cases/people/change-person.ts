import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { authorisePerson } from '../../domain/acting-person';
import type { Actor } from '../../domain/actor';
import { decideChange, headOf, type PersonActor, type PersonChange } from '../../domain/people-rules';
import { roleMay } from '../../domain/permissions';
import { presentPerson } from '../../present/people';
import type { Person } from '../../schema/people';
import { revokeSentBy } from '../../store/invitations';
import {
  countHeads,
  endSessionsOf,
  findPerson,
  lockPeople,
  type PersonRow,
  setDisabled,
  setRole,
} from '../../store/people';

/**
 * Changes a person of the actor's reach. All changes at one place wait for each other, so that of two who take each
 * other's role away at once one is refused, and a head is always left. Holds from the next request of that person on.
 */
export async function changePerson(
  actor: Actor | null,
  id: string,
  change: PersonChange,
  leavesNoOwner?: boolean,
): Promise<Outcome<Person>> {
  const may = authorisePerson(actor, 'people:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const seen = await findPerson(client, may.value.merchantId, id);
    if (!seen) return refuse('not_found', 'There is no such person.');
    await lockPeople(client, seen.merchantId);
    const gathered = await gather(client, may.value, seen);
    if (!gathered.ok) return gathered;
    const { subject, otherHeads } = gathered.value;
    const decided = decideChange(change, {
      actor: may.value,
      subject: { ...subject, isDisabled: subject.disabledAt !== null },
      otherHeads,
      leavesNoOwner,
    });
    if (!decided.ok) return decided;
    await act(client, may.value, subject, change);
    const after = (await findPerson(client, null, id)) as PersonRow;
    return ok(presentPerson(after, may.value.id));
  });
}

/** Who it is about now, under the lock; and whether the actor is still who they were when the request began. */
async function gather(client: Queryable, actor: PersonActor, { id, merchantId }: PersonRow) {
  const self = await findPerson(client, null, actor.id);
  if (!self || self.disabledAt !== null || !roleMay(self.role, 'people:write')) {
    return refuse('not_allowed', 'Your role does not include this any more.');
  }
  const subject = (await findPerson(client, null, id)) as PersonRow;
  return ok({ subject, otherHeads: await countHeads(client, merchantId, headOf(merchantId), id) });
}

async function act(client: Queryable, actor: PersonActor, subject: PersonRow, change: PersonChange): Promise<void> {
  const { id, merchantId, role, disabledAt } = subject;
  const note = (action: string, before?: Record<string, unknown>, after?: Record<string, unknown>) =>
    audit(client, { actor, action, object: { type: 'user', id }, merchantId, before, after });
  if (change === 'end sessions') {
    return note('user.sessions_ended', undefined, { sessions: await endSessionsOf(client, id) });
  }
  if (change === 'enable') {
    if (disabledAt === null) return;
    await setDisabled(client, id, null);
    return note('user.enabled', { disabled: true }, { disabled: false });
  }
  if (change === 'disable') {
    if (disabledAt !== null) return;
    await setDisabled(client, id, wallNow());
    const sessions = await endSessionsOf(client, id);
    await note('user.disabled', { disabled: false }, { disabled: true, sessionsEnded: sessions });
    return revokeInvitations(client, actor, subject);
  }
  if (change.to === role) return;
  await setRole(client, id, change.to);
  await note('user.role_changed', { role }, { role: change.to });
  if (!roleMay(change.to, 'people:write')) await revokeInvitations(client, actor, subject);
}

/** Who may not let people in any more has let nobody in who has not come yet. */
async function revokeInvitations(client: Queryable, actor: PersonActor, { id, merchantId }: PersonRow): Promise<void> {
  for (const invitation of await revokeSentBy(client, id, wallNow())) {
    const object = { type: 'invitation', id: invitation };
    await audit(client, {
      actor,
      action: 'invitation.revoked',
      object,
      merchantId,
      why: 'Its sender may not invite any more.',
    });
  }
}
