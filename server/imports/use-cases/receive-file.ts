import { createGunzip } from 'node:zlib';
import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { DatabaseAwayError } from '@/server/platform/database-away';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import {
  FileTooLargeError,
  readFileFrom,
  readSample,
  removeFile,
  type StoredFile,
  storeFile,
} from '@/server/platform/storage';
import { compileRowParser } from '../domain/parse-row';
import { settleReading } from '../domain/reading';
import { importAdvancing } from '../events';
import { presentImport } from '../present';
import type { Import, ImportKind, ImportOptions } from '../schema';
import { findImport, type ImportRow, insertImport } from '../store';

/** What an unpacked file may have at most: a small archive can unfold into a disk full of zeros. */
const MAX_UNPACKED_BYTES = 16 * 2 ** 30;

export type ReceivedFile = {
  kind: ImportKind;
  fileName: string;
  options: ImportOptions;
  onError: 'stop' | 'skip';
  /** Whether it is checked and taken in without further questions. */
  apply: boolean;
};

/** Makes an import of a stored file, unpacked where it is gzipped. The file is not kept when it is refused. */
export async function receiveFile(
  actor: Actor | null,
  file: StoredFile,
  given: ReceivedFile,
  maxUnpackedBytes = MAX_UNPACKED_BYTES,
): Promise<Outcome<Import>> {
  let plain = file;
  try {
    const may = authorise(actor, 'imports:write');
    if (!may.ok) return await dropped(plain, may);
    if (isGzip(await readSample(file.key))) plain = await unpack(file, maxUnpackedBytes);
    const sample = await readSample(plain.key);
    if (isBlank(sample)) return await dropped(plain, invalid('body', 'the file is empty'));
    if (sample.includes(0)) return await dropped(plain, invalid('body', 'it is not text: save it as CSV in UTF-8'));
    const settled = settleReading(given.kind, sample, given.options);
    if (given.apply && settled.problems.length > 0)
      return await dropped(plain, invalid('columns', settled.problems.join('; ')));
    const parser = compileRowParser(given.kind, settled.reading);
    if (!parser.ok) return await dropped(plain, parser);

    return await transaction(async (client) => {
      const id = await insertImport(client, {
        kind: given.kind,
        status: given.apply ? 'checking' : 'uploaded',
        file_name: given.fileName,
        file_key: plain.key,
        file_hash: plain.sha256,
        file_bytes: BigInt(plain.bytes),
        options: settled.reading,
        skip_bad_rows: given.onError === 'skip',
        auto_apply: given.apply,
        requested_by: actorKey(may.value),
        created_at: now(),
      });
      await audit(client, {
        actor: may.value,
        action: 'import.uploaded',
        object: { type: 'import', id },
        merchantId: null,
        after: {
          kind: given.kind,
          fileName: given.fileName,
          fileSha256: plain.sha256,
          fileBytes: plain.bytes,
          onError: given.onError,
          apply: given.apply,
        },
      });
      if (given.apply) await emit(client, importAdvancing({ importId: id }));
      return ok(presentImport((await findImport(client, id)) as ImportRow));
    });
  } catch (error) {
    // Whether a COMMIT that was under way took place is not known: an import without its file would be worse than a file
    // without an import.
    if (!(error instanceof DatabaseAwayError)) await removeFile(plain.key);
    if (isBadArchive(error))
      return invalid('body', 'the file looks gzipped but cannot be unpacked: send it again, or unpacked');
    if (error instanceof FileTooLargeError)
      return refuse('file_too_large', 'The unpacked file is too large: split it.');
    throw error;
  }
}

/** Nothing but blanks, or a byte order mark, in its first 64 KB. */
const isBlank = (sample: Buffer): boolean => sample.toString('utf8').trim() === '';

const isGzip = (sample: Buffer): boolean => sample[0] === 0x1f && sample[1] === 0x8b;

/** Work on a file goes on from a byte after a crash, which a packed one does not allow. */
async function unpack(file: StoredFile, maxBytes: number): Promise<StoredFile> {
  const gunzip = createGunzip();
  const source = readFileFrom(file.key, 0);
  source.on('error', (error) => gunzip.destroy(error));
  try {
    return await storeFile(source.pipe(gunzip), maxBytes);
  } finally {
    // What is not read to its end would stay open.
    source.destroy();
    await removeFile(file.key);
  }
}

const isBadArchive = (error: unknown): boolean =>
  error instanceof Error && /^Z_/.test((error as { code?: string }).code ?? '');

const invalid = (field: string, message: string): Outcome<never> =>
  refuse('invalid_input', `The file cannot be read: ${message}.`, { fields: [{ field, message }] });

async function dropped(file: StoredFile, refused: Outcome<unknown>): Promise<Outcome<never>> {
  await removeFile(file.key);
  return refused as Outcome<never>;
}
