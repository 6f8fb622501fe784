import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Download } from '@/server/platform/download';
import { readFileFrom } from '@/server/platform/storage';
import { findExport } from '../store/exports';

/** The signed file of one export, to be kept where nobody of this installation can change it. */
export async function readExport(actor: Actor | null, id: string): Promise<Outcome<Download>> {
  const may = authorise(actor, 'audit:verify');
  if (!may.ok) return may;
  const found = await findExport(id);
  if (!found) return refuse('not_found', 'There is no such export.');
  const day = found.at.toISOString().slice(0, 10);
  return ok({
    fileName: `audit-heads-${day}-${id}.json`,
    contentType: 'application/json',
    body: readFileFrom(found.file_key, 0),
  });
}
