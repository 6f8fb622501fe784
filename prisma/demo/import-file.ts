import { Readable } from 'node:stream';
import { jobActor } from '@/server/identity/door';
import type { Import, ImportProblem } from '@/server/imports/schema';
import { advanceImport } from '@/server/imports/use-cases/advance-import';
import { getImport } from '@/server/imports/use-cases/get-import';
import { listProblems } from '@/server/imports/use-cases/list-problems';
import { type ReceivedFile, receiveFile } from '@/server/imports/use-cases/receive-file';
import { type Outcome, unwrap } from '@/server/kernel/outcome';
import { storeFile } from '@/server/platform/storage';

const importer = jobActor('demo');

/** Sends a file in, to be checked and taken in unless it says otherwise. */
export async function sendFile(
  kind: 'merchants' | 'orders',
  content: string | Buffer,
  more: Partial<ReceivedFile> = {},
): Promise<Outcome<Import>> {
  const file = await storeFile(Readable.from([Buffer.from(content)]), Number.MAX_SAFE_INTEGER);
  const given = { kind, fileName: `${kind}.csv`, options: {}, onError: 'stop', apply: true, ...more } as const;
  return receiveFile(importer, file, given);
}

/** Does all the work that an import waits for. */
export async function finishImport(id: string, sliceMs?: number): Promise<Import> {
  while (!(await advanceImport(id, sliceMs)));
  return unwrap(await getImport(importer, id));
}

/** Both, for a file that is expected to be received. */
export const takeFileIn = async (...sent: Parameters<typeof sendFile>): Promise<Import> =>
  finishImport(unwrap(await sendFile(...sent)).id);

/** What is wrong with an import's rows, the first two hundred. */
export const problemsOf = async (id: string): Promise<ImportProblem[]> =>
  unwrap(await listProblems(importer, { id, limit: 200 })).data;
