import { z } from 'zod';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { wallNow } from '@/server/platform/clock';
import { decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { type Actor, authorise } from '../../domain/actor';
import { presentKey } from '../../present/keys';
import type { ApiKey, ListKeysInput } from '../../schema/keys';
import { listKeys as find } from '../../store/keys';
import { findPlace } from '../people/find-place';

/** API keys, the newest first: a merchant's, or for staff those of all and of the platform. */
export async function listKeys(actor: Actor | null, input: ListKeysInput): Promise<Outcome<Page<ApiKey>>> {
  const may = authorise(actor, 'keys:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, z.uuid()]));
  if (!before.ok) return before;
  const merchantId = await findPlace(may.value, input.merchant);
  if (!merchantId.ok) return merchantId;
  const at = wallNow();
  const found = await find(may.value.merchantId, merchantId.value, input.limit, before.value, at);
  return ok(
    toPage(
      found,
      input.limit,
      (row) => presentKey(row, at),
      (row) => [row.createdAt.toISOString(), row.id],
    ),
  );
}
