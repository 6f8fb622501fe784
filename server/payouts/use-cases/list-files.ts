import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { pool } from '@/server/platform/db';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentPayoutFile } from '../present/files';
import type { ListPayoutFilesInput, PayoutFile } from '../schema/files';
import { listPayoutFiles as find, findPayoutFile } from '../store/files';
import { noFile } from './download-file';

/** Bank files, of a run or all, the newest first. What is in them is not shown: it is downloaded. */
export async function listPayoutFiles(
  actor: Actor | null,
  { limit, cursor, runId }: ListPayoutFilesInput,
): Promise<Outcome<Page<PayoutFile>>> {
  const may = authorise(actor, 'payouts:read');
  if (!may.ok) return may;
  const before = decodeCursor(cursor, bigintKey);
  if (!before.ok) return before;
  const found = await find(limit, runId ?? null, before.value === null ? null : BigInt(before.value));
  return ok(
    toPage(
      found,
      limit,
      (row) => presentPayoutFile(row, may.value),
      (row) => row.id.toString(),
    ),
  );
}

export async function getPayoutFile(actor: Actor | null, id: string): Promise<Outcome<PayoutFile>> {
  const may = authorise(actor, 'payouts:read');
  if (!may.ok) return may;
  const found = await findPayoutFile(pool(), BigInt(id));
  return found ? ok(presentPayoutFile(found, may.value)) : noFile();
}
