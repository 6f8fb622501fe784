import { describe, expect, test } from 'vitest';
import { unwrap } from '@/server/kernel/outcome';
import { compileRowParser } from './parse-row';
import type { Reading } from './row-cells';

const orders: Reading = {
  columns: ['externalReference', 'merchant', 'shopper', 'amount', 'currency', 'createdAt', 'completedAt'],
  header: null,
  decimal: '.',
  dateFormat: 'dd/MM/yyyy HH:mm:ss',
  timeZone: 'UTC',
  currency: 'EUR',
};
const good = ['3', '7', '125', '445.5', '', '01/01/2018 02:51:00', '02/01/2018 10:00:00'];
const withCells = (cells: Record<number, string>) => good.map((cell, index) => cells[index] ?? cell);

describe('orders', () => {
  const parse = unwrap(compileRowParser('orders', orders));

  test('become rows', () => {
    expect(parse(good, 12)).toEqual({
      ok: true,
      row: {
        line: 12,
        externalReference: '3',
        merchant: '7',
        shopper: '125',
        amountMinor: 44550n,
        currency: 'EUR',
        createdAt: new Date('2018-01-01T02:51:00Z'),
        completedAt: new Date('2018-01-02T10:00:00Z'),
      },
    });
  });

  test.each<[string, Record<number, string>, object]>([
    ['blanks around values', { 1: ' 7 ', 3: ' 445.5 ' }, { merchant: '7', amountMinor: 44550n }],
    ['an empty reference and shopper', { 0: '', 2: '' }, { externalReference: null, shopper: null }],
    ['zero', { 3: '0' }, { amountMinor: 0n }],
    ['a currency of its own, in small letters', { 3: '445', 4: 'jpy' }, { amountMinor: 445n, currency: 'JPY' }],
    ['an empty completion: not completed', { 6: '' }, { completedAt: null }],
    [
      'completion in the moment of creation',
      { 6: good[5] as string },
      { completedAt: new Date('2018-01-01T02:51:00Z') },
    ],
    ['200 characters', { 1: 'm'.repeat(200) }, { merchant: 'm'.repeat(200) }],
  ])('may have %s', (_what, cells, row) => {
    expect(parse(withCells(cells), 1)).toMatchObject({ ok: true, row });
  });

  test.each<[string, Record<number, string>, string, string]>([
    ['no merchant', { 1: '' }, 'merchant', 'merchant is empty, but every row needs one'],
    ['an amount in another style', { 3: '12,5,0' }, 'amount', 'amount "12,5,0" is not a number with a decimal point'],
    ['no amount', { 3: ' ' }, 'amount', 'amount is empty, but every row needs one'],
    ['tenths of a cent', { 3: '1.005' }, 'amount', 'amount "1.005" has more than 2 decimals, as EUR has'],
    ['half a yen', { 3: '1.5', 4: 'JPY' }, 'amount', 'amount "1.5" has more than 0 decimals, as JPY has'],
    ['a negative amount', { 3: '-5' }, 'amount', 'amount "-5" is negative: only amounts of zero or more are taken in'],
    ['a currency that is none', { 4: 'EURO' }, 'currency', 'currency "EURO" is not an ISO 4217 code such as EUR'],
    ['no creation', { 5: '' }, 'createdAt', 'createdAt is empty, but every row needs one'],
    [
      'a creation in another format',
      { 5: '2018-01-01' },
      'createdAt',
      'createdAt "2018-01-01" is not a date written as dd/MM/yyyy HH:mm:ss',
    ],
    [
      'a completion that does not exist',
      { 6: '30/02/2018 10:00:00' },
      'completedAt',
      'completedAt "30/02/2018 10:00:00" is not a date that exists',
    ],
    [
      'completion before creation',
      { 6: '31/12/2017 10:00:00' },
      'completedAt',
      'completedAt "31/12/2017 10:00:00" is before the order was created',
    ],
    [
      'a merchant of too many characters',
      { 1: 'm'.repeat(201) },
      'merchant',
      `merchant "${'m'.repeat(199)}…" is longer than 200 characters`,
    ],
    [
      'a character that databases refuse',
      { 0: 'a\0b' },
      'externalReference',
      'externalReference "a\0b" has a line break or another control character in it',
    ],
  ])('cannot have %s', (_what, cells, field, message) => {
    const result = parse(withCells(cells), 4);
    expect(result).toEqual({ ok: false, problems: [expect.objectContaining({ line: 4, field, message })] });
  });

  test('tell all problems at once, and where they stand', () => {
    expect(parse(['', '', '', 'x', '', 'y', ''], 9)).toEqual({
      ok: false,
      problems: [
        { line: 9, column: 'column 2', field: 'merchant', message: expect.any(String), value: '' },
        { line: 9, column: 'column 4', field: 'amount', message: expect.any(String), value: 'x' },
        { line: 9, column: 'column 6', field: 'createdAt', message: expect.any(String), value: 'y' },
      ],
    });
    expect(parse(good, 10)).toMatchObject({ ok: true });
  });

  test('name the column as the file does', () => {
    const header = ['id', 'shop', 'buyer', 'total', 'currency', 'from', 'to'];
    const result = unwrap(compileRowParser('orders', { ...orders, header }))(withCells({ 3: 'x' }), 2);
    expect(result).toMatchObject({ ok: false, problems: [{ column: 'total', field: 'amount' }] });
  });

  test.each([
    [good.slice(1), 'this row has 6 cells where the file has 7 columns'],
    [[...good, ''], 'this row has 8 cells where the file has 7 columns'],
  ])('with too few or too many cells say only that', (cells, message) => {
    expect(parse(cells, 5)).toEqual({
      ok: false,
      problems: [expect.objectContaining({ line: 5, column: null, message: expect.stringContaining(message) })],
    });
  });

  test('of a file without a completion column are complete when created', () => {
    const columns = ['merchant', 'amount', 'createdAt'];
    const parseThese = unwrap(compileRowParser('orders', { ...orders, columns, dateFormat: 'yyyy-MM-dd' }));
    const createdAt = new Date('2023-02-01T00:00:00Z');
    expect(parseThese(['padberg', '102.29', '2023-02-01'], 2)).toMatchObject({
      ok: true,
      row: { externalReference: null, createdAt, completedAt: createdAt },
    });
  });

  test('are all wrong while a required column is not mapped', () => {
    const parseThese = unwrap(compileRowParser('orders', { ...orders, columns: [null, 'amount', 'createdAt'] }));
    expect(parseThese(['7', '1', '01/01/2018 02:51:00'], 1)).toMatchObject({
      ok: false,
      problems: [{ column: null, field: 'merchant', message: 'merchant has no column' }],
    });
  });
});

describe('merchants', () => {
  const reading: Reading = {
    ...orders,
    columns: [
      ...['reference', 'name', 'email', 'companyId', 'liveOn'],
      ...['disbursementFrequency', 'minimumMonthlyFee', 'currency', 'timeZone', 'status'],
    ],
    dateFormat: 'yyyy-MM-dd',
    timeZone: 'Europe/Madrid',
  };
  const parse = unwrap(compileRowParser('merchants', reading));
  const full = ['p', 'Padberg', 'a@b.c', 'B6', '2023-02-01', 'DAILY', '30.5', 'USD', 'Asia/Tokyo', 'On hold'];
  const withMerchantCells = (cells: Record<number, string>) => full.map((cell, index) => cells[index] ?? cell);

  test('become rows', () => {
    expect(parse(full, 2)).toEqual({
      ok: true,
      row: {
        line: 2,
        reference: 'p',
        name: 'Padberg',
        email: 'a@b.c',
        companyId: 'B6',
        liveOn: '2023-02-01',
        disbursementFrequency: 'daily',
        minimumMonthlyFeeMinor: 3050n,
        currency: 'USD',
        timeZone: 'Asia/Tokyo',
        status: 'on_hold',
      },
    });
  });

  test('need no more than a reference', () => {
    expect(parse(['p', ...Array.from({ length: 9 }, () => '')], 2)).toEqual({
      ok: true,
      row: {
        line: 2,
        reference: 'p',
        name: 'p',
        email: null,
        companyId: null,
        liveOn: null,
        disbursementFrequency: 'weekly',
        minimumMonthlyFeeMinor: 0n,
        currency: 'EUR',
        timeZone: 'Europe/Madrid',
        status: 'active',
      },
    });
  });

  test.each<[string, Record<number, string>, string, string]>([
    ['no reference', { 0: '' }, 'reference', 'reference is empty, but every row needs one'],
    ['an address without a domain', { 2: 'info' }, 'email', 'email "info" is not an email address'],
    ['a day that does not exist', { 4: '2023-02-30' }, 'liveOn', 'liveOn "2023-02-30" is not a date that exists'],
    ['a day in another format', { 4: '1/2/2023' }, 'liveOn', 'liveOn "1/2/2023" is not a date written as yyyy-MM-dd'],
    [
      'another frequency',
      { 5: 'monthly' },
      'disbursementFrequency',
      'disbursementFrequency "monthly" is none of daily, weekly',
    ],
    [
      'a fee in another style',
      { 6: '30,5' },
      'minimumMonthlyFee',
      'minimumMonthlyFee "30,5" is not a number with a decimal point',
    ],
    [
      'a place that is no zone',
      { 8: 'Tokyo' },
      'timeZone',
      'timeZone "Tokyo" is not an IANA time zone such as Europe/Madrid',
    ],
    ['another status', { 9: 'gone' }, 'status', 'status "gone" is none of onboarding, active, on_hold, closed'],
  ])('cannot have %s', (_what, cells, field, message) => {
    const result = parse(withMerchantCells(cells), 4);
    expect(result).toEqual({ ok: false, problems: [expect.objectContaining({ line: 4, field, message })] });
  });
});

describe('compileRowParser', () => {
  test.each<[string, Partial<Reading>]>([
    ['a format that is none', { dateFormat: 'dd/MM' }],
    ['a zone that is none', { timeZone: 'Tokyo' }],
    ['a currency that is none', { currency: 'EURO' }],
  ])('refuses %s', (_what, part) => {
    expect(compileRowParser('orders', { ...orders, ...part })).toMatchObject({ ok: false });
  });
});
