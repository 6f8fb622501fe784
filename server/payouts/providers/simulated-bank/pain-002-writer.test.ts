import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { unwrap } from '@/server/kernel/outcome';
import { parsePain002, statusOfTransfer } from '../../domain/formats/pain-002';
import { type WrittenReport, writePain002 } from './pain-002-writer';

const schema = await readFile(new URL('pain.002.001.10.subset.xsd', import.meta.url), 'utf8');
const closed = { code: 'RJCT', reason: { code: 'AC04', words: 'Closed & gone '.repeat(20) } };
const report: WrittenReport = {
  messageId: 'BANK-1',
  createdAt: new Date('2026-11-23T09:00:00.5Z'),
  originalMessageId: 'RUN-42-EUR',
  group: { code: 'PART' },
  transfers: [
    { endToEndId: 'CH-1', status: closed },
    { endToEndId: 'CH-2', status: { code: 'ACSC' }, bankReference: 'B7' },
  ],
};

test('the simulated bank’s reports are valid, and say what they should', async () => {
  const xml = [report, { ...report, group: closed, transfers: [] }, { ...report, group: null }].map(writePain002);
  const files = xml.map((contents, at) => ({ fileName: `${at}.xml`, contents }));
  expect((await validateXML({ xml: files, schema })).errors).toEqual([]);

  const read = unwrap(parsePain002(xml[0] as Uint8Array));
  expect(read.originalMessageId).toBe('RUN-42-EUR');
  expect(statusOfTransfer(read, 'CH-1')).toMatchObject({ meaning: 'rejected', reasons: [{ code: 'AC04' }] });
  expect(statusOfTransfer(read, 'CH-2')).toMatchObject({ meaning: 'settled' });
});
