import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { config } from './config';
import { FileTooLargeError, readFileFrom, readSample, removeFile, storeFile } from './storage';

const kept = () => readdirSync(join(config().DATA_DIR, 'files'));
const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, n) => n % 251));
const inChunks = (of: Buffer, size: number) =>
  Readable.from(Array.from({ length: Math.ceil(of.length / size) }, (_, n) => of.subarray(n * size, (n + 1) * size)));

test('a file comes back as it went in, from any byte on, and is known by the hash of its content', async () => {
  const file = await storeFile(inChunks(bytes, 7_001), bytes.length);
  expect(file).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  expect(await buffer(readFileFrom(file.key, 0))).toEqual(bytes);
  expect(await buffer(readFileFrom(file.key, 123_456))).toEqual(bytes.subarray(123_456));
  expect(await buffer(readFileFrom(file.key, bytes.length))).toEqual(Buffer.alloc(0));
  expect(await readSample(file.key)).toEqual(bytes.subarray(0, 65_536));
  await removeFile(file.key);
  await removeFile(file.key);
  expect(kept()).toEqual([]);
});

test('nothing is left of one that is a byte too large, or breaks off', async () => {
  await expect(storeFile(inChunks(bytes, 1_000), bytes.length - 1)).rejects.toThrow(FileTooLargeError);
  async function* breakingOff() {
    yield bytes;
    throw new Error('the sender hung up');
  }
  await expect(storeFile(breakingOff(), Number.MAX_SAFE_INTEGER)).rejects.toThrow('the sender hung up');
  expect(kept()).toEqual([]);
});
