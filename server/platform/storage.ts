import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { config } from './config';

/** A file that is kept: found again by its key, recognised by the hash of its content. */
export type StoredFile = { key: string; sha256: string; bytes: number };

export class FileTooLargeError extends Error {}

const folder = () => join(config().DATA_DIR, 'files');
const pathOf = (key: string) => join(folder(), key);

/** Keeps a stream as a file, never whole in memory. Nothing is left of one that breaks off or exceeds `maxBytes`. */
export async function storeFile(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile> {
  await mkdir(folder(), { recursive: true });
  const key = randomUUID();
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) return done(new FileTooLargeError(`more than ${maxBytes} bytes`));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(source, measure, createWriteStream(pathOf(key), { flush: true }));
  } catch (error) {
    await removeFile(key);
    throw error;
  }
  return { key, sha256: hash.digest('hex'), bytes };
}

/** The bytes of a file from an offset on. */
export const readFileFrom = (key: string, offset: number): ReadStream =>
  createReadStream(pathOf(key), { start: offset, highWaterMark: 1 << 19 });

/** The first 64 KB of a file, to tell what it is. */
export async function readSample(key: string): Promise<Buffer> {
  const file = await open(pathOf(key));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export const removeFile = (key: string): Promise<void> => rm(pathOf(key), { force: true });
