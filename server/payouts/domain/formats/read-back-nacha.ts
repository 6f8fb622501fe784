import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { recordLength, recordsPerBlock } from './nacha';
import type { FileReadBack, ReadTransfer } from './read-back';

type Sums = { records: number; hash: bigint; creditMinor: bigint };

/**
 * Reads a Nacha file from the bytes that were written, by the positions of the published record formats. The totals and
 * hashes of its control records must be those of its entries; a file that contradicts itself is refused.
 */
export function readBackNacha(bytes: Uint8Array): Outcome<FileReadBack> {
  const lines = new TextDecoder().decode(bytes).split('\n');
  if (lines.pop() !== '' || lines.length % recordsPerBlock !== 0) return wrong('it does not end with a full block');
  const badAt = lines.findIndex((line) => line.length !== recordLength);
  if (badAt !== -1) return wrong(`line ${badAt + 1} is not of ${recordLength} characters`);
  const transfers: ReadTransfer[] = [];
  let messageId = '';
  const whole: Sums = { records: 0, hash: 0n, creditMinor: 0n };
  let batch: Sums = { ...whole };
  let batches = 0;
  for (const [at, line] of lines.entries()) {
    const place = `line ${at + 1}`;
    if (line.startsWith('5')) {
      batch = { records: 0, hash: 0n, creditMinor: 0n };
      messageId = charactersOf(line, 21, 40).trimEnd();
    } else if (line.startsWith('6')) {
      for (const sums of [batch, whole]) {
        sums.records += 1;
        sums.hash += digits(line, 4, 11);
        sums.creditMinor += digits(line, 30, 39);
      }
      transfers.push({
        endToEndId: charactersOf(line, 40, 54).trimEnd(),
        amountMinor: digits(line, 30, 39),
        payee: charactersOf(line, 55, 76).trimEnd(),
        account: `${charactersOf(line, 4, 12)}/${charactersOf(line, 13, 29).trimEnd()}`,
      });
    } else if (line.startsWith('7')) {
      batch.records += 1;
      whole.records += 1;
      const reference = /^TRN\*1\*([^\\]*)\\/.exec(charactersOf(line, 4, 83))?.[1];
      const entry = transfers.at(-1);
      if (reference === undefined || !entry) return wrong(`${place} has no reference`);
      entry.endToEndId = reference;
    } else if (line.startsWith('8')) {
      batches += 1;
      if (!agrees(batch, digits(line, 5, 10), digits(line, 11, 20), digits(line, 33, 44)))
        return wrong(`${place} has other totals than its entries`);
    } else if (line.startsWith('9')) {
      const isAgreed = agrees(whole, digits(line, 14, 21), digits(line, 22, 31), digits(line, 44, 55));
      const blocks = BigInt(lines.length / recordsPerBlock);
      if (!isAgreed || digits(line, 2, 7) !== BigInt(batches) || digits(line, 8, 13) !== blocks) {
        return wrong(`${place} has other totals than the file`);
      }
      return ok({ messageId, count: transfers.length, controlSumMinor: whole.creditMinor, transfers });
    }
  }
  return wrong('it has no file control record');
}

const agrees = (sums: Sums, records: bigint, hash: bigint, creditMinor: bigint): boolean =>
  BigInt(sums.records) === records && sums.hash % 10_000_000_000n === hash && sums.creditMinor === creditMinor;

/** What stands at positions that the rules count from 1, the last included. */
const charactersOf = (line: string, first: number, last: number): string => line.slice(first - 1, last);

function digits(line: string, first: number, last: number): bigint {
  const text = charactersOf(line, first, last);
  return /^\d+$/.test(text) ? BigInt(text) : -1n;
}

const wrong = (reason: string): Outcome<never> =>
  refuse('invalid_input', `The file is not the Nacha file that it should be: ${reason}.`);
