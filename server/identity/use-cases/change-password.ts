import { hash } from '@node-rs/argon2';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { transaction } from '@/server/platform/db';
import { type Actor, asPerson } from '../domain/actor';
import { checkPassword } from '../domain/password-policy';
import { replacePassword } from '../store';
import { checkOwnPassword } from './confirm-second-factor';
import { endOthers } from './end-session';
import { tellOfChange } from './tell-of-change';

/** Changes a person's own password, against the present one, and ends their sessions elsewhere. @returns how many */
export async function changePassword(
  actor: Actor | null,
  { current, next }: { current: string; next: string },
): Promise<Outcome<{ endedElsewhere: number }>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  const right = await checkOwnPassword(person.value, current, 'current');
  if (!right.ok) return right;
  const fields = await checkPassword(next, right.value, 'next');
  if (fields.length > 0) return refuse('invalid_input', `The new password ${fields[0]?.message}.`, { fields });
  const { id, merchantId } = person.value;
  const passwordHash = await hash(next);
  return transaction(async (client) => {
    if (!(await replacePassword(client, id, right.value.passwordHash, passwordHash)))
      return refuse('conflict', 'Your password was changed just now from elsewhere.');
    await audit(client, {
      actor: person.value,
      action: 'user.password_changed',
      object: { type: 'user', id },
      merchantId,
    });
    await tellOfChange(client, person.value, 'password_changed');
    return ok({ endedElsewhere: await endOthers(client, person.value) });
  });
}
