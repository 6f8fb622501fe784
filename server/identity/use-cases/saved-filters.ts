import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { type Actor, asPerson, type Person } from '../domain/actor';
import type { ListFiltersInput, SavedFilter, SaveFilterInput } from '../schema/saved-filters';
import { deleteFilter, findFilters, putFilter, type SavedFilterRow } from '../store/saved-filters';

/** More than these nobody finds their way among. */
const MOST = 30;

/** What a person narrows a list by, under names of their own. */
export async function listFilters(actor: Actor | null, { list }: ListFiltersInput): Promise<Outcome<SavedFilter[]>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  return ok((await findFilters(pool(), person.value.id, list)).map(present));
}

/** Keeps a filter under a name, in place of what it was before. */
export async function saveFilter(actor: Actor | null, input: SaveFilterInput): Promise<Outcome<SavedFilter>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  return transaction(async (client) => {
    const kept = await findFilters(client, person.value.id, input.list);
    if (kept.length >= MOST && !kept.some(({ name }) => name === input.name))
      return refuse('conflict', `There are ${MOST} saved filters already: remove one first.`);
    const row = await putFilter(client, person.value.id, input, wallNow());
    await audit(client, { ...noted(person.value, row), action: 'saved_filter.saved' });
    return ok(present(row));
  });
}

/** Removes one's own filter. */
export async function removeFilter(actor: Actor | null, id: string): Promise<Outcome<null>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  return transaction(async (client) => {
    const row = await deleteFilter(client, person.value.id, id);
    if (!row) return refuse('not_found', 'There is no such filter.');
    await audit(client, { ...noted(person.value, row), action: 'saved_filter.removed' });
    return ok(null);
  });
}

const present = ({ id, name, query }: SavedFilterRow): SavedFilter => ({ id: id.toString(), name, query });

const noted = (actor: Person, { id, name }: SavedFilterRow) => ({
  actor,
  object: { type: 'saved_filter', id: id.toString() },
  merchantId: actor.merchantId,
  after: { name },
});
