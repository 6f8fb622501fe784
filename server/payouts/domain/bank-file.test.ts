import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { PayoutFileFormat } from '../schema/files';
import { type BankFile, differenceOf, formatOf, readBankFile, writeBankFile } from './bank-file';
import type { FileReadBack } from './formats/read-back';

const payee = { scheme: 'iban', iban: 'ES9121000418450200051332', bic: null, holderName: 'Núñez' } as const;
const dollars = {
  scheme: 'us',
  routingNumber: '021000021',
  accountNumber: '0012345678',
  accountType: 'checking',
  holderName: 'Vinyl',
} as const;
const transfer = (reference: string, amountMinor: bigint, to: BankFile['transfers'][number]['payee'] = payee) => ({
  reference,
  amountMinor,
  payee: to,
  remittance: 'Payout 2026-11-16 to 2026-11-22',
});
const file = (more: Partial<BankFile> = {}): BankFile => ({
  messageId: 'CHF-0000000012',
  createdAt: new Date('2026-11-23T09:00:00Z'),
  executeOn: localDate('2026-11-23'),
  before: 0,
  sender: 'Countinghouse',
  from: {
    holderName: 'Countinghouse GmbH',
    number: 'DE89370400440532013000',
    routingNumber: null,
    bic: null,
    companyId: null,
    bankName: null,
    town: null,
    country: null,
  },
  transfers: [transfer('CHP-0000000001-01', 12_345n), transfer('CHP-0000000002-01', 5n)],
  ...more,
});
const american = file({
  from: {
    ...file().from,
    number: '998877',
    routingNumber: '121042882',
    companyId: '1987654321',
    bankName: 'Wells Fargo',
  },
  transfers: [transfer('CHP-0000000001-01', 12_345n, dollars)],
});

describe('a bank file', () => {
  test.each<[string, PayoutFileFormat, BankFile]>([
    ['euros', 'pain_001', file()],
    ['dollars', 'nacha', american],
  ])('of %s says what was meant', (_what, format, meant) => {
    const read = unwrap(readBankFile(format, unwrap(writeBankFile(format, meant))));
    expect(differenceOf(meant, read)).toBeNull();
    expect(read.messageId).toBe('CHF-0000000012');
  });

  test('takes the next letter of the day, since a bank refuses the same one twice', () => {
    const letterOf = (before: number) =>
      new TextDecoder().decode(unwrap(writeBankFile('nacha', { ...american, before }))).slice(33, 34);
    expect([0, 1, 25, 26, 35, 36].map(letterOf)).toEqual(['A', 'B', 'Z', '0', '9', 'A']);
  });

  test.each<[string, (read: FileReadBack) => FileReadBack, string]>([
    ['another id', (read) => ({ ...read, messageId: 'CHF-0000000013' }), 'its id is CHF-0000000013'],
    ['another count', (read) => ({ ...read, count: 1 }), 'it has 1 transfers, not 2'],
    ['another sum', (read) => ({ ...read, controlSumMinor: 1n }), 'it pays 1, not 12350'],
    ['another account', first({ account: 'DE89370400440532013000' }), 'CHP-0000000001-01 says something else'],
    ['another reference', first({ endToEndId: 'CHP-0000000003-01' }), 'CHP-0000000001-01 says something else'],
    [
      'amounts of two that were swapped',
      (read) => ({
        ...read,
        transfers: read.transfers.map((each, at) => ({ ...each, amountMinor: at === 0 ? 5n : 12_345n })),
      }),
      'CHP-0000000001-01 says something else',
    ],
  ])('with %s is not what was meant', (_what, change, difference) => {
    const read = unwrap(readBankFile('pain_001', unwrap(writeBankFile('pain_001', file()))));
    expect(differenceOf(file(), change(read))).toContain(difference);
  });

  test.each([
    ['EUR', 'pain_001'],
    ['USD', 'nacha'],
  ])('in %s is a %s', (currency, format) => expect(unwrap(formatOf(currency))).toBe(format));

  test.each(['DKK', 'BHD', 'constructor'])('is refused in %s, in words', (currency) => {
    expect(formatOf(currency)).toMatchObject({
      ok: false,
      refusal: {
        fields: [{ field: 'currency', message: expect.stringContaining(`No bank file is written in ${currency}`) }],
      },
    });
  });
});

function first(more: Partial<FileReadBack['transfers'][number]>) {
  return (read: FileReadBack): FileReadBack => ({
    ...read,
    transfers: read.transfers.map((each, at) => (at === 0 ? { ...each, ...more } : each)),
  });
}
