import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Zip, ZipDeflate } from 'fflate';

/** A file of an archive, made while it is written. */
export type ZipFile = { path: string; body: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> };

/** Of every file, whenever it was made: the same content is the same archive. */
const SOME_DAY = new Date(2000, 0, 1);
const LEVEL = 6;

/**
 * Files as one ZIP archive, the last of which is a manifest with the size and the SHA-256 of each. Made as it is read: of
 * any size, never whole in memory.
 */
export const zipOf = (files: Iterable<ZipFile>): Readable => Readable.from(archive(files), { objectMode: false });

async function* archive(files: Iterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else ready.push(chunk);
  });
  const manifest: { path: string; bytes: number; sha256: string }[] = [];
  function* taken() {
    if (failure) throw failure;
    yield* ready.splice(0);
  }
  async function* add({ path, body }: ZipFile) {
    const entry = new ZipDeflate(path, { level: LEVEL });
    entry.mtime = SOME_DAY;
    zip.add(entry);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const part of body) {
      const data = typeof part === 'string' ? Buffer.from(part) : part;
      hash.update(data);
      bytes += data.byteLength;
      entry.push(data);
      yield* taken();
    }
    entry.push(new Uint8Array(0), true);
    yield* taken();
    manifest.push({ path, bytes, sha256: hash.digest('hex') });
  }
  for (const file of files) yield* add(file);
  yield* add({ path: 'manifest.json', body: [`${JSON.stringify({ files: [...manifest] }, null, 2)}\n`] });
  zip.end();
  yield* taken();
}
