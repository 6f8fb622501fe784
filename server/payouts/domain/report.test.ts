import { describe, expect, test } from 'vitest';
import type { ReportedStatus, StatusReport } from './formats/pain-002';
import { saidOf } from './report';

const status = (code: string, meaning: ReportedStatus['meaning'], reason?: string): ReportedStatus => ({
  code,
  meaning,
  reasons: reason ? [{ code: reason, words: 'Konto erloschen' }] : [],
});
const report = (group: ReportedStatus | null, transfers: Record<string, ReportedStatus>): StatusReport => ({
  messageId: 'BANK-1',
  originalMessageId: 'CHF-1',
  group,
  payments: [
    {
      originalPaymentId: 'CHF-1',
      status: null,
      transfers: Object.entries(transfers).map(([originalEndToEndId, of]) => ({
        originalEndToEndId,
        status: of,
        bankReference: `B-${originalEndToEndId}`,
      })),
    },
  ],
});

describe('what a report says', () => {
  test.each<[string, ReportedStatus, 'paid' | 'failed' | 'under_way']>([
    ['settled on our account', status('ACSC', 'settled'), 'paid'],
    ['credited to the payee', status('ACCC', 'credited'), 'paid'],
    ['rejected', status('RJCT', 'rejected', 'AC04'), 'failed'],
    ['being executed', status('ACSP', 'underway'), 'under_way'],
    ['received', status('ACTC', 'received'), 'under_way'],
    ['waiting', status('PDNG', 'pending'), 'under_way'],
    ['a code that is not known: nothing is made of it', status('ZZZZ', 'unclear'), 'under_way'],
  ])('%s', (_what, of, means) => {
    expect(saidOf(report(null, { A: of }), ['A'])).toMatchObject([{ reference: 'A', code: of.code, means }]);
  });

  test('of one transfer twice counts where it is the same', () => {
    const twice = (other: ReportedStatus) => {
      const one = report(null, { A: status('RJCT', 'rejected', 'AC04') });
      one.payments.push(...report(null, { A: other }).payments);
      return saidOf(one, ['A']);
    };
    expect(twice(status('RJCT', 'rejected', 'AC04'))).toMatchObject([{ means: 'failed' }]);
    expect(twice(status('ACSC', 'settled'))).toMatchObject([{ means: 'both' }]);
    expect(twice(status('ACSP', 'underway'))).toMatchObject([{ means: 'failed' }]);
  });

  test('with the bank’s reason, words and reference', () => {
    expect(saidOf(report(null, { A: status('RJCT', 'rejected', 'AC04') }), ['A'])).toEqual([
      { reference: 'A', code: 'RJCT', means: 'failed', reason: 'AC04', words: 'Konto erloschen', bankReference: 'B-A' },
    ]);
  });

  test('of the whole file it says of each transfer', () => {
    const said = saidOf(report(status('RJCT', 'rejected', 'FF01'), {}), ['A', 'B']);
    expect(said.map(({ reference, means }) => [reference, means])).toEqual([
      ['A', 'failed'],
      ['B', 'failed'],
    ]);
  });

  test('in part, nothing of those that it does not name; and last of those that are not ours', () => {
    const of = report(status('PART', 'partly'), { X: status('ACSC', 'settled'), B: status('ACSC', 'settled') });
    expect(saidOf(of, ['A', 'B']).map(({ reference }) => reference)).toEqual(['B', 'X']);
  });
});
