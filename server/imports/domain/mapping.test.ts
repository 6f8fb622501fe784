import { describe, expect, test } from 'vitest';
import type { ImportKind } from './fields';
import { suggestMapping } from './mapping';

describe('suggestMapping by header', () => {
  test.each<[string, ImportKind, string, string]>([
    ['snake case', 'orders', 'id,merchant_reference,amount,created_at', 'externalReference,merchant,amount,createdAt'],
    ['camel case', 'orders', 'merchantId,shopperId,amount,createdAt', 'merchant,shopper,amount,createdAt'],
    ['words', 'orders', 'Merchant,Order Total,Order Date,Completed at', 'merchant,amount,createdAt,completedAt'],
    ['a column we have no field for', 'orders', 'merchant,colour,amount,date', 'merchant,,amount,createdAt'],
    [
      'a reference beside an id, which is then left out',
      'merchants',
      'id,reference,email,live_on,disbursement_frequency,minimum_monthly_fee',
      ',reference,email,liveOn,disbursementFrequency,minimumMonthlyFee',
    ],
    ['an id where there is no reference', 'merchants', 'id,name,CIF', 'reference,name,companyId'],
    ['accents', 'merchants', 'référence', 'reference'],
  ])('understands %s', (_what, kind, header, columns) => {
    expect(suggestMapping(kind, header.split(','), [])).toEqual({
      columns: columns.split(',').map((name) => name || null),
      problems: [],
    });
  });

  test('says what is missing and what is there twice', () => {
    const { columns, problems } = suggestMapping('orders', ['amount', 'Amount', 'created_at'], []);
    expect(columns).toEqual(['amount', 'amount', 'createdAt']);
    expect(problems).toEqual([
      'columns 1 and 2 are both mapped to amount: leave one of them out',
      'no column is mapped to merchant (The merchant’s reference)',
    ]);
  });
});

describe('suggestMapping by choice', () => {
  const rows = [['3', '7', '125', '445.5', '01/01/2018 02:51:00', '']];

  test('takes the fields in the order of the columns, and leaves the rest out', () => {
    const chosen = ['externalReference', 'merchant_id', '', 'amount', 'created_at'];
    expect(suggestMapping('orders', null, rows, chosen)).toEqual({
      columns: ['externalReference', 'merchant', null, 'amount', 'createdAt', null],
      problems: [],
    });
  });

  test('wins over the header', () => {
    expect(suggestMapping('merchants', ['reference', 'name'], [], ['name', 'reference']).columns).toEqual([
      'name',
      'reference',
    ]);
  });

  test.each([
    [
      'a name that is no field',
      ['merchant', 'amount', 'createdAt', 'colour'],
      /^"colour" is no field of orders: choose from/,
    ],
    ['a field twice', ['merchant', 'amount', 'createdAt', 'amount'], /^columns 2 and 4 are both mapped to amount/],
    ['a required field left out', ['merchant', 'amount'], /^no column is mapped to createdAt/],
    [
      'more than the file has',
      ['merchant', 'amount', 'createdAt', '', '', '', ''],
      /^7 columns are named, but the file has 6/,
    ],
  ])('refuses %s', (_what, chosen, problem) => {
    expect(suggestMapping('orders', null, rows, chosen).problems).toEqual([expect.stringMatching(problem)]);
  });
});

describe('suggestMapping by the look of the cells', () => {
  test('finds dates in their order and the one column with decimals', () => {
    const rows = [
      ['3', '7', '125', '445.5', '01/01/2018 02:51:00', ''],
      ['8', '9', '325', '190', '01/01/2018 07:36:00', '02/01/2018 10:00:00'],
    ];
    const { columns, problems } = suggestMapping('orders', null, rows);
    expect(columns).toEqual([null, null, null, 'amount', 'createdAt', 'completedAt']);
    expect(problems).toEqual(['no column is mapped to merchant (The merchant’s reference)']);
  });

  test('does not choose between two columns with decimals', () => {
    expect(suggestMapping('orders', null, [['1.5', '2.5', '2018-01-01']]).columns).toEqual([null, null, 'createdAt']);
  });

  test('finds addresses, days and frequencies of merchants', () => {
    const rows = [['padberg', 'info@padberg.com', '2023-02-01', 'DAILY']];
    expect(suggestMapping('merchants', null, rows).columns).toEqual([null, 'email', 'liveOn', 'disbursementFrequency']);
  });
});
