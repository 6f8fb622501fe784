import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refusalWithin, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { pool, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { readSample } from '@/server/platform/storage';
import { compileRowParser } from '../domain/parse-row';
import { settleReading } from '../domain/reading';
import { importAdvancing } from '../events';
import { presentImport } from '../present';
import type { Import, ImportOptions } from '../schema';
import { findImport, type ImportRow, startChecking } from '../store';

/** Settles how a file is read and has every row checked in the background. Can be asked for again until it is taken in. */
export async function checkImport(
  actor: Actor | null,
  { id, options }: { id: string; options: ImportOptions },
): Promise<Outcome<Import>> {
  const may = authorise(actor, 'imports:write');
  if (!may.ok) return may;
  const found = await findImport(pool(), id);
  if (!found) return refuse('not_found', 'There is no such import.');
  const { reading, problems } = settleReading(found.kind, await readSample(found.file_key), options);
  if (problems.length > 0) {
    const fields = problems.map((message) => ({ field: 'options.columns', message }));
    return refuse('invalid_input', `The file cannot be read like this: ${problems.join('; ')}.`, { fields });
  }
  const parser = compileRowParser(found.kind, reading);
  if (!parser.ok) return refusalWithin('options', parser);

  return transaction(async (client) => {
    if (!(await startChecking(client, id, reading))) {
      return refuse('conflict', 'This import is under way or over: its file cannot be checked again.');
    }
    await audit(client, {
      actor: may.value,
      action: 'import.check_requested',
      object: { type: 'import', id },
      merchantId: null,
      before: { status: found.status, reading: found.options },
      after: { status: 'checking', reading },
    });
    await emit(client, importAdvancing({ importId: id }));
    return ok(presentImport((await findImport(client, id)) as ImportRow));
  });
}
