import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { type Actor, authorise } from './actor';
import type { PersonActor } from './people-rules';
import type { Permission } from './permissions';

/** Like `authorise`, for what only a person does: whoever lets others in stands for it by name. */
export function authorisePerson(actor: Actor | null, permission: Permission): Outcome<PersonActor> {
  const may = authorise(actor, permission);
  if (!may.ok) return may;
  return may.value.kind === 'user'
    ? ok(may.value)
    : refuse('not_allowed', 'Only a person who is signed in can do this.');
}
