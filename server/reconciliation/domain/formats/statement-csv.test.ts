import { describe, expect, test } from 'vitest';
import { unwrap } from '@/server/kernel/outcome';
import { unexplainedMinor } from '../statement';
import { type CsvMapping, parseStatementCsv } from './statement-csv';

const german: CsvMapping = {
  separator: ';',
  encoding: 'windows-1252',
  skipLines: 2,
  hasHeader: true,
  decimal: ',',
  dateFormat: 'dd.MM.yyyy',
  currency: 'EUR',
  amount: { kind: 'signed', column: 'Betrag' },
  columns: {
    bookedOn: 'Buchungstag',
    valueOn: 'Valuta',
    currency: 'Währung',
    endToEndId: 'Referenz',
    counterpartyName: 'Empfänger',
    counterpartyAccount: 'IBAN',
    balance: 'Saldo',
    text: ['Verwendungszweck', 'Buchungstext'],
  },
};
const head = 'Konto;DE89 3704 0044 0532 0130 00\n\n';
const names = 'Buchungstag;Valuta;Empfänger;IBAN;Verwendungszweck;Buchungstext;Referenz;Betrag;Währung;Saldo\n';
const row = (parts: Partial<Record<string, string>> = {}) => {
  const cells = {
    Buchungstag: '20.11.2026',
    Valuta: '21.11.2026',
    Empfänger: 'Panadería',
    IBAN: 'ES9121000418450200051332',
    Verwendungszweck: '"Payout\nof ""November"""',
    Buchungstext: 'SEPA',
    Referenz: 'CH-1',
    Betrag: '-1.234,50',
    Währung: 'EUR',
    Saldo: '8.765,50',
    ...parts,
  };
  return `${Object.values(cells).join(';')}\n`;
};
const latin = (text: string) => Buffer.from(text, 'latin1');
const read = (rows: string, mapping: CsvMapping = german) => parseStatementCsv(latin(head + names + rows), mapping);

/** The smallest mapping: a day and an amount, by number. */
const plain = (amount: CsvMapping['amount'], more: Partial<CsvMapping> = {}): CsvMapping => ({
  separator: ',',
  encoding: 'utf-8',
  skipLines: 0,
  hasHeader: false,
  decimal: '.',
  dateFormat: 'yyyy-MM-dd',
  currency: 'EUR',
  amount,
  columns: { bookedOn: 1 },
  ...more,
});
const amounts = (text: string, mapping: CsvMapping) =>
  unwrap(parseStatementCsv(Buffer.from(text), mapping)).lines.map(({ amountMinor }) => amountMinor);

describe('a bank’s CSV', () => {
  test('is read by its mapping', () => {
    const later = row({
      Buchungstag: '23.11.2026',
      Referenz: 'NOTPROVIDED',
      Betrag: '0,50',
      Saldo: '8.766,00',
      Valuta: '',
    });
    const statement = unwrap(read(row() + later));
    expect(statement).toEqual({
      id: null,
      account: null,
      currency: 'EUR',
      from: '2026-11-20',
      to: '2026-11-23',
      opening: { amountMinor: 1_000_000n, on: '2026-11-20' },
      closing: { amountMinor: 876_600n, on: '2026-11-23' },
      lines: [
        {
          place: 'line 4',
          amountMinor: -123_450n,
          currency: 'EUR',
          status: 'booked',
          bookedOn: '2026-11-20',
          valueOn: '2026-11-21',
          bankReference: null,
          endToEndId: 'CH-1',
          batchReference: null,
          parts: [],
          returnReason: null,
          counterparty: { name: 'Panadería', maskedAccount: 'ES•• •••• •••• 1332' },
          text: 'Payout\nof "November" SEPA',
        },
        expect.objectContaining({ place: 'line 6', amountMinor: 50n, endToEndId: null, valueOn: null }),
      ],
    });
    expect(unexplainedMinor(statement)).toBe(0n);
  });

  test('may have the newest line first', () => {
    const newer = row({ Betrag: '0,50', Saldo: '8.766,00' });
    expect(unwrap(read(newer + row()))).toMatchObject({
      opening: { amountMinor: 1_000_000n },
      closing: { amountMinor: 876_600n },
    });
  });

  test('may be empty', () => {
    expect(unwrap(read(''))).toMatchObject({ lines: [], opening: null, closing: null, from: null });
  });

  const words = { kind: 'indicator', column: 2, indicator: 3, debitWords: ['S'], creditWords: ['H'] } as const;
  const indicator = { ...words, debitWords: [...words.debitWords], creditWords: [...words.creditWords] };
  test.each<[string, CsvMapping['amount'], string, bigint, string]>([
    ['one column with a sign', { kind: 'signed', column: 2 }, '2026-11-20,-5.00', -500n, 'before it'],
    ['one column with a sign', { kind: 'signed', column: 2 }, '2026-11-20,5.00-', -500n, 'behind it'],
    ['one column with a sign', { kind: 'signed', column: 2 }, '2026-11-20,5.00+', 500n, 'plus behind it'],
    ['two columns', { kind: 'two-columns', debit: 2, credit: 3 }, '2026-11-20,5.00,', -500n, 'a debit'],
    [
      'two columns',
      { kind: 'two-columns', debit: 2, credit: 3 },
      '2026-11-20,-5.00,',
      -500n,
      'a debit that says so twice',
    ],
    ['two columns', { kind: 'two-columns', debit: 2, credit: 3 }, '2026-11-20,,5.00', 500n, 'a credit'],
    [
      'two columns',
      { kind: 'two-columns', debit: 2, credit: 3 },
      '2026-11-20,0.00,5.00',
      500n,
      'a nought in the other',
    ],
    ['a word beside it', indicator, '2026-11-20,5.00,S', -500n, 'Soll is debit'],
    ['a word beside it', indicator, '2026-11-20,5.00,H', 500n, 'Haben is credit'],
  ])('has amounts in %s: %j %s is %s, %s', (_what, amount, text, amountMinor) => {
    expect(amounts(text, plain(amount))).toEqual([amountMinor]);
  });

  test('has the decimals of its currency', () => {
    const yen = plain({ kind: 'signed', column: 2 }, { currency: 'JPY' });
    expect(amounts('\ufeff2026-11-20,500\r\n\r\n2026-11-21,7\r\n', yen)).toEqual([500n, 7n]);
  });

  test.each<[string, string, string, string]>([
    [
      'an amount that is none',
      row({ Betrag: 'viel' }),
      'line 4, column "Betrag"',
      '"viel" is not a number with a decimal comma',
    ],
    ['an amount with a point', row({ Betrag: '1234.56' }), 'line 4, column "Betrag"', 'see the mapping’s decimal mark'],
    ['no amount', row({ Betrag: '' }), 'line 4, column "Betrag"', 'is empty'],
    [
      'a day that is none',
      row({ Buchungstag: '30.02.2026' }),
      'line 4, column "Buchungstag"',
      'not a date that exists',
    ],
    [
      'another date format',
      row({ Buchungstag: '2026-11-20' }),
      'line 4, column "Buchungstag"',
      'see the mapping’s date format',
    ],
    ['no day', row({ Buchungstag: '' }), 'line 4, column "Buchungstag"', 'is empty'],
    ['a currency that is none', row({ Währung: 'Euro' }), 'line 4, column "Währung"', '"Euro" is no currency'],
    ['a balance that is none', row({ Saldo: '' }), 'line 4, column "Saldo"', 'is empty'],
    ['a short row', '20.11.2026;21.11.2026\n', 'line 4, column "Betrag"', 'is empty'],
    ['a line that is missing', row() + row({ Saldo: '1,00' }), 'line 6', 'does not follow from the line before'],
  ])('is refused for %s', (_what, rows, field, message) => {
    const refused = read(rows);
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        code: 'invalid_input',
        fields: expect.arrayContaining([{ field, message: expect.stringContaining(message) }]),
      },
    });
  });

  test.each<[string, Parameters<typeof parseStatementCsv>, string]>([
    ['a column that is not there', [latin(names), german], 'has no column "Betrag", "Buchungstag"'],
    ['another encoding', [latin(head + names), { ...german, encoding: 'utf-8' }], 'choose the other encoding'],
    ['a quote that stays open', [latin(`${head}${names}"20.11.2026`), german], 'quote is not closed'],
    ['two columns of one name', [latin(head + names.replace('Valuta', 'Buchungstag')), german], 'no column "Valuta"'],
    ['a currency of the mapping', [latin(''), { ...german, currency: 'EURO' }], 'no currency'],
    ['a date format of the mapping', [latin(''), { ...german, dateFormat: 'tt.mm.jjjj' }], 'is not a date format'],
    [
      'a line that goes both ways',
      [Buffer.from('2026-11-20,1,2'), plain({ kind: 'two-columns', debit: 2, credit: 3 })],
      'goes one way',
    ],
    ['a word that is not known', [Buffer.from('2026-11-20,1,X'), plain(indicator)], 'neither debit nor credit'],
  ])('is refused for %s', (_what, input, message) => {
    expect(parseStatementCsv(...input)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', message: expect.stringContaining(message) },
    });
  });

  test('tells a column that stands there twice', () => {
    const twice = latin(head + names.replace('Empfänger', 'Betrag'));
    const mapping = { ...german, columns: { ...german.columns, counterpartyName: undefined } };
    expect(parseStatementCsv(twice, mapping)).toMatchObject({
      refusal: { message: expect.stringContaining('two columns "Betrag"') },
    });
  });

  test('tells how many faults there are beyond the first twenty', () => {
    const refused = read(row({ Betrag: 'x' }).repeat(30));
    expect(refused).toMatchObject({ refusal: { message: expect.stringContaining('There are 29 more faults') } });
    expect(!refused.ok && refused.refusal.fields).toHaveLength(20);
  });
});
