import { describe, expect, test } from 'vitest';
import type { Merchant } from '@/server/merchants/schema';
import { readTerms, type TermsTyped } from './terms-typed';

const merchant = { currency: 'EUR', disbursementFrequency: 'weekly' } as Merchant;
const typed: TermsTyped = {
  schedule: 'weekly',
  weekdays: [],
  minimumPayout: '',
  minimumMonthlyFee: '0.00',
  deductsMonthlyFee: false,
  reservePercent: '',
  reserveDays: '',
  why: '',
};
const none = {
  disbursementFrequency: 'weekly',
  disbursementWeekdays: null,
  minimumPayout: 0,
  minimumMonthlyFee: 0,
  deductsMonthlyFee: false,
  reserve: { ratePpm: 0, days: 0 },
};

describe('terms as they are typed', () => {
  test.each<[reason: string, Partial<TermsTyped>, object]>([
    ['nothing is none', {}, {}],
    ['amounts with a comma', { minimumPayout: '25,50' }, { minimumPayout: 2_550 }],
    ['a part of a per cent', { reservePercent: '7,5', reserveDays: '30' }, { reserve: { ratePpm: 75_000, days: 30 } }],
    ['another frequency', { schedule: 'daily' }, { disbursementFrequency: 'daily' }],
    ['own days keep the frequency', { schedule: 'own', weekdays: [1, 4] }, { disbursementWeekdays: [1, 4] }],
    ['days that were chosen and left again', { weekdays: [1] }, {}],
    ['why', { why: ' agreed ' }, { why: 'agreed' }],
  ])('%s', (_reason, more, expected) => {
    expect(readTerms({ ...typed, ...more }, merchant)).toEqual({ terms: { ...none, ...expected } });
  });

  test.each<[reason: string, Partial<TermsTyped>, (keyof TermsTyped)[]]>([
    ['an amount that is none', { minimumPayout: 'ten' }, ['minimumPayout']],
    ['an amount below zero', { minimumMonthlyFee: '-1' }, ['minimumMonthlyFee']],
    ['more than half', { reservePercent: '50.1', reserveDays: '1' }, ['reservePercent']],
    ['a part without days', { reservePercent: '10' }, ['reserveDays']],
    ['days without a part', { reserveDays: '10' }, ['reserveDays']],
    ['more than a year', { reservePercent: '10', reserveDays: '366' }, ['reserveDays']],
    ['a schedule without a day', { schedule: 'own' }, ['weekdays']],
  ])('are refused at their field: %s', (_reason, more, fields) => {
    const read = readTerms({ ...typed, ...more }, merchant);
    expect('wrong' in read && Object.keys(read.wrong)).toEqual(fields);
  });
});
