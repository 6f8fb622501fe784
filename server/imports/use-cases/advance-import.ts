import { jobActor } from '@/server/identity/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { importEnded } from '../events';
import { failImport, findImport, finishPhase, type ImportRow } from '../store';
import { applySlice } from './apply-slice';
import { checkSlice } from './check-slice';
import { SLICE_MS } from './file-batches';

/**
 * Does a slice of the work that an import waits for. The file's cursor moves in the transaction of the rows, so that it
 * can be called at any time, again after a kill, and by two processes at once. @returns whether nothing is left to do
 */
export async function advanceImport(id: string, sliceMs = SLICE_MS): Promise<boolean> {
  const found = await findImport(pool(), id);
  if (found?.status === 'checking') {
    await checkSlice(found, sliceMs);
    await finishChecking(id);
  } else if (found?.status === 'applying') {
    await applySlice(found, sliceMs);
    await move(id, { from: 'applying', to: 'completed', at: now() });
  }
  const { status } = (await findImport(pool(), id)) ?? {};
  return status !== 'checking' && status !== 'applying';
}

async function finishChecking(id: string): Promise<void> {
  const checked = (await findImport(pool(), id)) as ImportRow;
  // Until the end of the file, bad rows may still be found.
  if (checked.checked_bytes < checked.file_bytes) return;
  const from = 'checking' as const;
  if (!checked.auto_apply) await move(id, { from, to: 'checked', at: null });
  else if (checked.rows_bad === 0 || checked.skip_bad_rows) await move(id, { from, to: 'applying', at: null });
  else {
    const reason = `${checked.rows_bad} of ${checked.rows_total} rows are bad, so none was taken in: mend them, or ask for the good rows.`;
    await move(id, { from, to: 'rejected', reason, at: now() });
  }
}

/** Ends an import that cannot go on, with the reason for people to see. What was taken in stays. */
export const giveUpImport = (id: string, reason: string): Promise<void> =>
  transaction(async (client) => {
    const failed = await failImport(client, id, reason, now());
    if (failed === 0) return;
    await emit(client, importEnded({ importId: id }));
    await auditMove(client, id, 'import.failed');
  });

/** The move is made once, whoever asks; so it is told once. */
const move = (id: string, to: Parameters<typeof finishPhase>[2]): Promise<void> =>
  transaction(async (client) => {
    if ((await finishPhase(client, id, to)) === 0) return;
    if (to.at !== null) await emit(client, importEnded({ importId: id }));
    await auditMove(client, id, to.from === 'checking' && to.to !== 'rejected' ? 'import.checked' : `import.${to.to}`);
  });

/** One row an import and phase, with what came of it; never one for each of its rows. */
async function auditMove(client: Queryable, id: string, action: string): Promise<void> {
  const of = (await findImport(client, id)) as ImportRow;
  await audit(client, {
    actor: jobActor('advance-import'),
    action,
    object: { type: 'import', id },
    merchantId: null,
    after: {
      status: of.status,
      kind: of.kind,
      rows: { total: of.rows_total, bad: of.rows_bad },
      taken: { created: of.rows_created, completed: of.rows_completed, alreadyThere: of.rows_present },
      ...(of.failure_reason === null ? {} : { reason: of.failure_reason }),
      askedBy: of.requested_by,
    },
  });
}
