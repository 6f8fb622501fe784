import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { importAdvancing } from '../events';
import { presentImport } from '../present';
import type { Import } from '../schema';
import { findImport, startApplying } from '../store';

/** Takes a checked file in: all of it, or (`skip`) its good rows. Asking again while it is under way changes nothing. */
export async function applyImport(
  actor: Actor | null,
  { id, onError }: { id: string; onError: 'stop' | 'skip' },
): Promise<Outcome<Import>> {
  const may = authorise(actor, 'imports:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    // Moved first, read second: of two that ask at once, the other finds it moved.
    const isStarted = await startApplying(client, id, onError === 'skip');
    if (isStarted) {
      await emit(client, importAdvancing({ importId: id }));
      await audit(client, {
        actor: may.value,
        action: 'import.take_in_requested',
        object: { type: 'import', id },
        merchantId: null,
        before: { status: 'checked' },
        after: { status: 'applying', onError },
      });
    }
    const found = await findImport(client, id);
    if (!found) return refuse('not_found', 'There is no such import.');
    if (isStarted || found.status === 'applying' || found.status === 'completed') return ok(presentImport(found));
    if (found.status === 'checked') {
      return refuse(
        'conflict',
        `${found.rows_bad} rows are bad: mend the file, or take in the good rows (onError: skip).`,
      );
    }
    return refuse('conflict', `The file is not checked: this import is ${found.status}.`);
  });
}
