import { z } from 'zod';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { wallNow } from '@/server/platform/clock';
import { decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { type Actor, authorise } from '../../domain/actor';
import { presentInvitation } from '../../present/people';
import type { Invitation, ListPeopleInput } from '../../schema/people';
import { listInvitations as find } from '../../store/invitations';
import { findPlace } from '../people/find-place';

/** Who was invited and has not come yet, the newest first, also those whose link has run out. */
export async function listInvitations(actor: Actor | null, input: ListPeopleInput): Promise<Outcome<Page<Invitation>>> {
  const may = authorise(actor, 'people:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, z.uuid()]));
  if (!before.ok) return before;
  const place = await findPlace(may.value, input.merchant);
  if (!place.ok) return place;
  const found = await find(may.value.merchantId, place.value, input.limit, before.value);
  const at = wallNow();
  return ok(
    toPage(
      found,
      input.limit,
      (row) => presentInvitation(row, at),
      (row) => [row.createdAt.toISOString(), row.id],
    ),
  );
}
