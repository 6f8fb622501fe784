import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { epcText } from './epc-text';
import { type NachaFile, type NachaTransfer, writeNacha } from './nacha';
import { readBackNacha } from './read-back-nacha';

const transfer = (more: Partial<NachaTransfer> = {}): NachaTransfer => ({
  endToEndId: 'CH-1',
  amountMinor: 12_345n,
  currency: 'USD',
  entryClass: 'CCD',
  creditor: { holderName: 'Núñez Bakery', routingNumber: '021000021', number: '0012345678', type: 'checking' },
  remittance: '',
  ...more,
});

const file = (more: Partial<NachaFile> = {}): NachaFile => ({
  createdAt: new Date('2026-11-21T08:15:30Z'),
  messageId: 'CHF-0000000042',
  fileIdModifier: 'A',
  destination: { routingNumber: '121042882', name: 'Wells Fargo' },
  origin: { id: '1234567890', name: 'Countinghouse Inc' },
  company: { id: '1987654321', name: 'Countinghouse' },
  description: 'PAYOUT',
  effectiveDate: localDate('2026-11-23'),
  transfers: [
    transfer(),
    transfer({
      endToEndId: 'CH-2026-11-21-00000000000000000002',
      amountMinor: 5n,
      creditor: { holderName: 'Savers', routingNumber: '011401533', number: '99-7', type: 'savings' },
      remittance: 'Payout of November',
    }),
    transfer({ endToEndId: 'CH-3', amountMinor: 9_999_999_999n, entryClass: 'PPD' }),
  ],
  ...more,
});

const linesOf = (written: Uint8Array) => new TextDecoder().decode(written).replace(/\n$/, '').split('\n');
const lines = linesOf(unwrap(writeNacha(file())));

describe('a Nacha file', () => {
  test('is of blocks of ten records of 94 characters', () => {
    expect(lines.every((line) => line.length === 94)).toBe(true);
    expect(lines.map((line) => line.slice(0, 1)).join('')).toBe('1566785689');
  });

  test('whose last block is not full is filled up with nines', () => {
    const short = linesOf(unwrap(writeNacha(file({ transfers: [transfer()] }))));
    expect(short.map((line) => line.slice(0, 1)).join('')).toBe('1568999999');
    expect(short.slice(5)).toEqual(Array.from({ length: 5 }, () => '9'.repeat(94)));
    const long = Array.from({ length: 7 }, (_, at) => transfer({ endToEndId: `CH-${at}` }));
    const blocks = linesOf(unwrap(writeNacha(file({ transfers: long }))));
    expect(blocks).toHaveLength(20);
    expect(blocks[10]?.slice(0, 13)).toBe('9000001000002');
  });

  // Positions as the record formats of the Nacha Operating Rules count them: from 1, the last included.
  test.each<[line: number, first: number, last: number, text: string, what: string]>([
    [0, 1, 1, '1', 'file header'],
    [0, 2, 3, '01', 'priority'],
    [0, 4, 13, ' 121042882', 'immediate destination'],
    [0, 14, 23, '1234567890', 'immediate origin'],
    [0, 24, 29, '261121', 'creation date'],
    [0, 30, 33, '0815', 'creation time'],
    [0, 34, 34, 'A', 'file id modifier'],
    [0, 35, 37, '094', 'record size'],
    [0, 38, 39, '10', 'blocking factor'],
    [0, 40, 40, '1', 'format code'],
    [0, 41, 63, 'Wells Fargo            ', 'destination’s name'],
    [0, 64, 86, 'Countinghouse Inc      ', 'origin’s name'],
    [0, 87, 94, '        ', 'reference code'],
    [1, 1, 1, '5', 'batch header'],
    [1, 2, 4, '220', 'credits only'],
    [1, 5, 20, 'Countinghouse   ', 'company name'],
    [1, 21, 40, 'CHF-0000000042      ', 'discretionary data, our own id of the file'],
    [1, 41, 50, '1987654321', 'company id'],
    [1, 51, 53, 'CCD', 'entry class'],
    [1, 54, 63, 'PAYOUT    ', 'entry description'],
    [1, 64, 69, '      ', 'descriptive date'],
    [1, 70, 75, '261123', 'effective entry date'],
    [1, 76, 78, '   ', 'settlement date, the operator’s'],
    [1, 79, 79, '1', 'originator status'],
    [1, 80, 87, '12104288', 'originating bank'],
    [1, 88, 94, '0000001', 'batch number'],
    [2, 1, 1, '6', 'entry'],
    [2, 2, 3, '22', 'credit to a checking account'],
    [2, 4, 11, '02100002', 'receiving bank'],
    [2, 12, 12, '1', 'its check digit'],
    [2, 13, 29, '0012345678       ', 'account number'],
    [2, 30, 39, '0000012345', 'amount in cents'],
    [2, 40, 54, 'CH-1           ', 'individual id'],
    [2, 55, 76, 'Nunez Bakery          ', 'individual name'],
    [2, 77, 78, '  ', 'discretionary data'],
    [2, 79, 79, '0', 'no addenda'],
    [2, 80, 94, '121042880000001', 'trace number'],
    [3, 2, 3, '32', 'credit to a savings account'],
    [3, 40, 54, '000000000000002', 'the end of a long reference'],
    [3, 79, 79, '1', 'an addenda follows'],
    [3, 80, 94, '121042880000002', 'trace number'],
    [4, 1, 3, '705', 'addenda'],
    [
      4,
      4,
      83,
      'TRN*1*CH-2026-11-21-00000000000000000002\\NTE*PMT*Payout of November\\'.padEnd(80),
      'payment related information',
    ],
    [4, 84, 87, '0001', 'addenda sequence'],
    [4, 88, 94, '0000002', 'the end of its entry’s trace number'],
    [5, 1, 4, '8220', 'batch control'],
    [5, 5, 10, '000003', 'entries and addenda'],
    [5, 11, 20, '0003240155', 'entry hash: 02100002 + 01140153'],
    [5, 21, 32, '000000000000', 'debits'],
    [5, 33, 44, '000000012350', 'credits'],
    [5, 45, 54, '1987654321', 'company id'],
    [5, 55, 79, ' '.repeat(25), 'authentication code and reserved'],
    [5, 80, 87, '12104288', 'originating bank'],
    [5, 88, 94, '0000001', 'batch number'],
    [6, 51, 53, 'PPD', 'a second class is a second batch'],
    [6, 88, 94, '0000002', 'batch number'],
    [7, 80, 94, '121042880000003', 'trace numbers go on through the file'],
    [8, 33, 44, '009999999999', 'credits of the second batch'],
    [9, 1, 1, '9', 'file control'],
    [9, 2, 7, '000002', 'batches'],
    [9, 8, 13, '000001', 'blocks'],
    [9, 14, 21, '00000004', 'entries and addenda'],
    [9, 22, 31, '0005340157', 'entry hash'],
    [9, 32, 43, '000000000000', 'debits'],
    [9, 44, 55, '010000012349', 'credits'],
    [9, 56, 94, ' '.repeat(39), 'reserved'],
  ])('line %i has at %i to %i %j: %s', (line, first, last, text) => {
    expect(lines[line]?.slice(first - 1, last)).toBe(text);
  });

  test('keeps the last ten digits of a long entry hash', () => {
    const creditor = { ...transfer().creditor, routingNumber: '121042882' };
    const many = Array.from({ length: 1000 }, (_, at) => transfer({ endToEndId: `CH-${at}`, creditor }));
    const written = unwrap(writeNacha(file({ transfers: many })));
    // 12104288 a thousand times is 12104288000.
    expect(linesOf(written)[1002]?.slice(10, 20)).toBe('2104288000');
    expect(linesOf(written)[1003]?.slice(21, 31)).toBe('2104288000');
    expect(readBackNacha(written)).toMatchObject({ ok: true, value: { count: 1000 } });
  });

  const routing = fc.integer({ min: 1_000_000, max: 99_999_999 }).map((bank) => {
    const eight = String(bank).padStart(8, '0');
    const weighted = [...eight].reduce((sum, digit, at) => sum + Number(digit) * ([3, 7, 1][at % 3] ?? 1), 0);
    return `${eight}${(10 - (weighted % 10)) % 10}`;
  });
  const transfers = fc
    .array(
      fc.record({
        amountMinor: fc.bigInt({ min: 1n, max: 99_999_999n }),
        entryClass: fc.constantFrom('CCD' as const, 'PPD' as const),
        remittance: fc.string({ unit: 'binary', maxLength: 100 }),
        length: fc.integer({ min: 0, max: 30 }),
        creditor: fc.record({
          holderName: fc.string({ unit: 'binary', maxLength: 60 }).map((name) => `N${name}`),
          routingNumber: routing,
          number: fc.stringMatching(/^[0-9]{4,17}$/),
          type: fc.constantFrom('checking' as const, 'savings' as const),
        }),
      }),
      { minLength: 1, maxLength: 60 },
    )
    .map((all) =>
      all.map(
        ({ length, ...each }, at): NachaTransfer => ({
          ...each,
          endToEndId: `${at}-`.padEnd(length, 'x'),
          currency: 'USD',
        }),
      ),
    );

  test.prop([transfers], { numRuns: 300 })('reads back as it was meant, whatever the names', (meant) => {
    const inOrder = [...meant].sort((a, b) => (a.entryClass < b.entryClass ? -1 : a.entryClass > b.entryClass ? 1 : 0));
    expect(readBackNacha(unwrap(writeNacha(file({ transfers: meant }))))).toEqual({
      ok: true,
      value: {
        messageId: 'CHF-0000000042',
        count: meant.length,
        controlSumMinor: meant.reduce((sum, each) => sum + each.amountMinor, 0n),
        transfers: inOrder.map(({ endToEndId, amountMinor, creditor }) => ({
          endToEndId,
          amountMinor,
          payee: epcText(creditor.holderName, 22),
          account: `${creditor.routingNumber}/${creditor.number}`,
        })),
      },
    });
  });

  const creditor = transfer().creditor;
  test.each<[string, Partial<NachaFile>, string, string]>([
    ['no transfer', { transfers: [] }, 'transfers', 'nothing to transfer'],
    ['a long message id', { messageId: 'C'.repeat(21) }, 'messageId', '1 to 20'],
    ['two letters', { fileIdModifier: 'AB' }, 'fileIdModifier', 'not one of A to Z'],
    [
      'a slip in its bank',
      { destination: { routingNumber: '121042883', name: 'W' } },
      'destination.routingNumber',
      'check digit',
    ],
    ['a long id', { company: { id: '12345678901', name: 'C' } }, 'company.id', '1 to 10'],
    ['nothing', { transfers: [transfer({ amountMinor: 0n })] }, 'transfers.0.amountMinor', 'not between'],
    [
      'more than ten digits of cents',
      { transfers: [transfer({ amountMinor: 10_000_000_000n })] },
      'transfers.0.amountMinor',
      'not between',
    ],
    ['euros', { transfers: [transfer({ currency: 'EUR' as 'USD' })] }, 'transfers.0.currency', 'USD only'],
    ['one reference twice', { transfers: [transfer(), transfer()] }, 'transfers.1.endToEndId', 'stands twice'],
    [
      'a slip in a payee’s bank',
      { transfers: [transfer({ creditor: { ...creditor, routingNumber: '021000022' } })] },
      'transfers.0.creditor.routingNumber',
      'transfer CH-1: the payee’s routing number has a slip',
    ],
    [
      'a bank of noughts',
      { transfers: [transfer({ creditor: { ...creditor, routingNumber: '000000000' } })] },
      'transfers.0.creditor.routingNumber',
      'check digit',
    ],
    [
      'a long account number',
      { transfers: [transfer({ creditor: { ...creditor, number: '1'.repeat(18) } })] },
      'transfers.0.creditor.number',
      'not of 1 to 17',
    ],
    [
      'a name that banks cannot carry',
      { transfers: [transfer({ creditor: { ...creditor, holderName: '株式会社' } })] },
      'transfers.0.creditor.holderName',
      'Latin',
    ],
  ])('is not written for %s', (_what, more, field, message) => {
    expect(writeNacha(file(more))).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', fields: [{ field, message: expect.stringContaining(message) }] },
    });
  });

  test('is not written for a sum that its control record cannot hold', () => {
    const many = Array.from({ length: 101 }, (_, at) =>
      transfer({ endToEndId: `CH-${at}`, amountMinor: 9_999_999_999n }),
    );
    expect(writeNacha(file({ transfers: many }))).toMatchObject({ refusal: { fields: [{ field: 'transfers' }] } });
  });
});

describe('reading back', () => {
  const text = `${lines.join('\n')}\n`;
  test.each<[string, (text: string) => string, string]>([
    ['an amount that was changed', (all) => all.replace('0000012345', '0000012346'), 'line 6 has other totals'],
    ['an account at another bank', (all) => all.replace('62202100002', '62202100003'), 'line 6 has other totals'],
    ['the total of the file', (all) => all.replace('010000012349', '010000012348'), 'line 10 has other totals'],
    ['the number of blocks', (all) => all.replace('9000002000001', '9000002000002'), 'line 10 has other totals'],
    ['a line that is short', (all) => all.replace('PAYOUT ', 'PAYOUT'), 'line 2 is not of 94'],
    ['a line that is gone', (all) => all.replace(/^5.*\n/m, ''), 'full block'],
    ['an addenda of another kind', (all) => all.replace('TRN*1*', 'XYZ*1*'), 'line 5 has no reference'],
    ['no file control', () => `${`5${' '.repeat(93)}\n`.repeat(10)}`, 'no file control'],
  ])('refuses %s', (_what, change, message) => {
    const read = readBackNacha(new TextEncoder().encode(change(text)));
    expect(read).toMatchObject({ ok: false, refusal: { message: expect.stringContaining(message) } });
  });
});
