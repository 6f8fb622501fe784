import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipOf } from './zip';

async function* parts(count: number): AsyncGenerator<string> {
  for (let part = 0; part < count; part++) yield `${part} of ${count}, and some more that can be compressed\n`;
}

test('what goes in comes out, with its size and hash in the manifest', async () => {
  const files = unzipSync(
    await buffer(
      zipOf([
        { path: 'a.txt', body: ['ä'] },
        { path: 'b/c.txt', body: parts(3) },
      ]),
    ),
  );
  expect(Object.keys(files)).toEqual(['a.txt', 'b/c.txt', 'manifest.json']);
  expect(strFromU8(files['a.txt'] as Uint8Array)).toBe('ä');
  const manifest = JSON.parse(strFromU8(files['manifest.json'] as Uint8Array));
  expect(manifest.files).toEqual(
    ['a.txt', 'b/c.txt'].map((path) => ({
      path,
      bytes: files[path]?.byteLength,
      sha256: createHash('sha256')
        .update(files[path] as Uint8Array)
        .digest('hex'),
    })),
  );
});

test('the same content is the same archive, to the byte', async () => {
  const made = () => buffer(zipOf([{ path: 'a.txt', body: parts(100) }]));
  expect((await made()).equals(await made())).toBe(true);
});

test('what fails in the middle fails the reader', async () => {
  async function* failing() {
    yield 'a';
    throw new Error('lost');
  }
  await expect(buffer(zipOf([{ path: 'a.txt', body: failing() }]))).rejects.toThrow('lost');
});

test('is made as it is read: nobody who reads nothing makes it all', async () => {
  let made = 0;
  async function* endless() {
    for (;;) {
      made += 1;
      // Of no pattern, so that it does not shrink to nothing.
      yield createHash('sha512').update(String(made)).digest('hex').repeat(50);
    }
  }
  const zip = zipOf([{ path: 'a.txt', body: endless() }]);
  for await (const chunk of zip) if ((chunk as Buffer).byteLength > 0 && made > 50) break;
  const stoppedAt = made;
  await new Promise((resolve) => setImmediate(resolve));
  expect(made).toBe(stoppedAt);
});
