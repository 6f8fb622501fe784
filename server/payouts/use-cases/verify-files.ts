import type { Check } from '@/server/kernel/finding';
import { pool } from '@/server/platform/db';
import { readBankFile } from '../domain/bank-file';
import { attemptsInFile, filesAfter, type PayoutFileRow } from '../store/files';
import { contentOf } from './download-file';

const PAGE = 50;

/** Every bank file can be opened, is what was written, and pays its attempts: each reference, each amount, and no other. */
export const fileCheck: Check = {
  name: 'bank files',
  async *run() {
    let count = 0;
    for (let after = 0n; ; ) {
      const files = await filesAfter(after, PAGE);
      for (const file of files) {
        const wrong = await faultOf(file);
        if (wrong !== null)
          yield { check: 'bank files', merchantId: null, message: `bank file ${file.messageId} ${wrong}` };
        after = file.id;
        count += 1;
      }
      if (files.length < PAGE) return count;
    }
  },
};

async function faultOf(file: PayoutFileRow): Promise<string | null> {
  const content = await contentOf(pool(), file).catch((error: Error) => error);
  if (content instanceof Error) return `cannot be opened: ${content.message}`;
  const read = readBankFile(file.format, new TextEncoder().encode(content.content));
  if (!read.ok) return `cannot be read: ${read.refusal.message}`;
  const attempts = await attemptsInFile(file.id);
  const { transfers, count, controlSumMinor } = read.value;
  if (count !== file.transfers || controlSumMinor !== file.totalMinor)
    return 'has another count or sum than is recorded';
  const isSame = attempts.every(
    ({ reference, amountMinor }, at) =>
      transfers[at]?.endToEndId === reference && transfers[at].amountMinor === amountMinor,
  );
  return isSame && attempts.length === count ? null : 'has other transfers than its attempts';
}
