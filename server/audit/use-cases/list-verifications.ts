import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentChecks } from '../present';
import type { VerificationReport } from '../schema';
import { listVerifications as find } from '../store/verifications';
import { checkNames } from './verify-record';

/** Every verification of all that is recorded, the latest first: which checks, how many rows, how long, what was wrong. */
export async function listVerifications(
  actor: Actor | null,
  input: { limit: number; cursor?: string | undefined },
): Promise<Outcome<Page<VerificationReport>>> {
  const may = authorise(actor, 'ledger:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, z.uuid()]));
  if (!before.ok) return before;
  const found = await find(input.limit, before.value);
  return ok(
    toPage(
      found,
      input.limit,
      (row) => presentChecks(row, checkNames),
      (row) => [row.requested_at.toISOString(), row.id],
    ),
  );
}
