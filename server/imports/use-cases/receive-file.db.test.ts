import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { sendFile, takeFileIn } from '@/prisma/demo/import-file';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { storeFile } from '@/server/platform/storage';
import { type ReceivedFile, receiveFile } from './receive-file';

beforeAll(() => makeMerchant({ reference: 'shop' }));

const filesKept = (): string[] => readdirSync(join(config().DATA_DIR, 'files'));
const importsKept = async () => (await pool().query('SELECT FROM import')).rowCount;
const header = 'order_reference,merchant_reference,amount,created_at\n';
const good = `${header}a-1,shop,10.00,2026-01-07\n`;
const MEGABYTE = 2 ** 20;

describe('a file that is refused leaves nothing behind', () => {
  const rows: [
    reason: string,
    content: string | Buffer,
    given: Partial<ReceivedFile>,
    field: string | null,
    message: RegExp,
  ][] = [
    ['empty', '', {}, 'body', /empty/],
    ['nothing but a byte order mark', '\ufeff', {}, 'body', /empty/],
    ['nothing but blank lines', '\r\n  \n', {}, 'body', /empty/],
    ['a packed empty file', gzipSync(''), {}, 'body', /empty/],
    ['a packed file that breaks off', gzipSync(good).subarray(0, -6), {}, 'body', /cannot be unpacked/],
    ['a packed file with a wrong byte', broken(gzipSync(good.repeat(100))), {}, 'body', /cannot be unpacked/],
    [
      'garbage that begins like a packed file',
      Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
      {},
      'body',
      /unpacked/,
    ],
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), {}, 'body', /not text/],
    ['a sheet in UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), {}, 'body', /not text/],
    [
      'a required column is missing',
      'order_reference,amount\na-1,1.00\n',
      {},
      'columns',
      /no column is mapped to merchant/,
    ],
    [
      'more columns named than there are',
      'shop,1.00,2026-01-07\n',
      { options: { columns: ['merchant', 'amount', 'createdAt', 'shopper'], hasHeader: false } },
      'columns',
      /4 columns are named, but the file has 3/,
    ],
    [
      'a column twice',
      'shop,1.00,2026-01-07\n',
      { options: { columns: ['merchant', 'merchant', 'createdAt'], hasHeader: false } },
      'columns',
      /both mapped to merchant/,
    ],
    ['no such time zone', good, { options: { timeZone: 'Mars/Base' } }, null, /not an IANA time zone/],
    ['no such currency', good, { options: { currency: 'ABC' } }, null, /not an ISO 4217 code/],
    ['no such date format', good, { options: { dateFormat: 'whenever' } }, null, /not a date format/],
  ];
  for (const [reason, content, given, field, message] of rows) {
    test(reason, async () => {
      const received = await sendFile('orders', content, given);
      expect(received).toMatchObject({
        ok: false,
        refusal: { code: 'invalid_input', message: expect.stringMatching(message) },
      });
      if (field !== null) expect(received).toMatchObject({ refusal: { fields: [{ field }] } });
      expect(filesKept()).toEqual([]);
      expect(await importsKept()).toBe(0);
    });
  }

  test('an archive that unfolds beyond the limit is given up on the way, and closed', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * MEGABYTE));
    expect(bomb.length).toBeLessThan(MEGABYTE);
    const openBefore = openFiles();
    const file = await storeFile(Readable.from([bomb]), MEGABYTE);
    const given = { kind: 'orders', fileName: 'bomb.gz', options: {}, onError: 'stop', apply: true } as const;
    expect(await receiveFile(jobActor('test'), file, given, MEGABYTE)).toMatchObject({
      refusal: { code: 'file_too_large' },
    });
    expect(filesKept()).toEqual([]);
    await expect.poll(openFiles).toEqual(openBefore);
  });

  test('so is one that an actor may not send', async () => {
    for (const actor of [
      null,
      { kind: 'key', id: 'k', name: 'K', scopes: ['imports:read'], merchantId: null } as const,
    ]) {
      const file = await storeFile(Readable.from([Buffer.from(good)]), MEGABYTE);
      const given = { kind: 'orders', fileName: 'a.csv', options: {}, onError: 'stop', apply: true } as const;
      expect((await receiveFile(actor, file, given)).ok).toBe(false);
      expect(filesKept()).toEqual([]);
    }
  });
});

test('the same content is the same file, plain or packed, once it was taken in', async () => {
  const first = await takeFileIn('orders', good);
  const packed = await takeFileIn('orders', gzipSync(good), { fileName: 'orders.csv.gz' });
  const inTwoParts = await takeFileIn(
    'orders',
    Buffer.concat([gzipSync(header), gzipSync('a-1,shop,10.00,2026-01-07\n')]),
  );
  const other = await takeFileIn('orders', `${good}\n`);
  const asMerchants = await sendFile('merchants', good, { apply: false });
  expect(first).toMatchObject({ status: 'completed', sameFileAs: null, rows: { created: 1 } });
  expect(packed).toMatchObject({
    sameFileAs: first.id,
    rows: { created: 0, alreadyThere: 1 },
    fileBytes: first.fileBytes,
  });
  expect(inTwoParts.sameFileAs).toBe(packed.id);
  expect(other.sameFileAs).toBeNull();
  expect(unwrap(asMerchants).sameFileAs).toBeNull();
});

test('a file whose columns are not clear is kept to be asked about, unless it is to be taken in at once', async () => {
  const unclear = unwrap(await sendFile('orders', 'shop,1.00,2\n', { apply: false }));
  expect(unclear).toMatchObject({ status: 'uploaded', reading: { columns: [null, 'amount', null] } });
});

/** What stands open to this process, where the system tells. */
function openFiles(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}

function broken(bytes: Buffer): Buffer {
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 0xff;
  return bytes;
}
