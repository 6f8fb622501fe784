import { z } from 'zod';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { decodeCursor, textKey, toPage } from '@/server/platform/keyset';
import { type Actor, authorise } from '../../domain/actor';
import { presentPerson } from '../../present/people';
import type { ListPeopleInput, Person } from '../../schema/people';
import { listPeople as find } from '../../store/people';
import { findPlace } from './find-place';

/** The staff or, of a merchant, its people, by name. */
export async function listPeople(actor: Actor | null, input: ListPeopleInput): Promise<Outcome<Page<Person>>> {
  const may = authorise(actor, 'people:read');
  if (!may.ok) return may;
  const after = decodeCursor(input.cursor, z.tuple([textKey, z.uuid()]));
  if (!after.ok) return after;
  const place = await findPlace(may.value, input.merchant);
  if (!place.ok) return place;
  const found = await find(may.value.merchantId, place.value, input.limit, after.value);
  const { id } = may.value;
  return ok(
    toPage(
      found,
      input.limit,
      (row) => presentPerson(row, id),
      (row) => [row.name, row.id],
    ),
  );
}
