import { describe, expect, test } from 'vitest';
import type { Place, StandingAccount } from '../schema/completeness';
import { type Found, type FoundSums, standOf } from './completeness';

const found = (where: Found, more: Partial<FoundSums> = {}): FoundSums => ({
  found: where,
  payables: 2,
  gross: 1_000n,
  fee: 10n,
  kept: 0n,
  byShops: 1_000n,
  byProvider: 0n,
  ...more,
});

describe('payables stand in one place, and on one account', () => {
  const rows: [reason: string, of: Found, place: Place | null, account: StandingAccount, minor: bigint][] = [
    ['not due, or not settled', 'waiting', 'waiting', 'merchant_payable', -990n],
    ['due and settled', 'due', 'due', 'merchant_available', -990n],
    ['planned', 'planned', 'under_way', 'merchant_disbursement', -990n],
    ['approved, not sent', 'approved', 'under_way', 'merchant_disbursement', -990n],
    ['about to be sent', 'submitting', 'under_way', 'payout_in_transit', -990n],
    ['sent', 'submitted', 'under_way', 'payout_in_transit', -990n],
    ['sent, nobody knows', 'unknown', 'under_way', 'payout_in_transit', -990n],
    ['refused by the bank: owed again', 'failed', 'under_way', 'merchant_disbursement', -990n],
    ['come back: owed again', 'returned', 'under_way', 'merchant_disbursement', -990n],
    ['paid', 'paid', 'paid', 'bank', -990n],
    ['cancelled: holds nothing', 'cancelled', null, 'bank', 0n],
  ];
  test.each(rows)('%s', (_reason, of, place, account, minor) => {
    const stood = standOf([found(of)], 0n);
    expect(stood.places.filter(({ payables }) => payables > 0).map((one) => one.place)).toEqual(place ? [place] : []);
    expect(stood.made.get(account) ?? 0n).toBe(minor);
  });

  test('what a disbursement kept has left it, and is owed by a payable of its own', () => {
    const reserve = found('waiting', { payables: 1, gross: 50n, fee: 0n, byShops: 0n });
    const { made } = standOf([found('paid', { kept: 50n }), reserve], 0n);
    expect([made.get('bank'), made.get('merchant_payable'), made.get('order_clearing')]).toEqual([-940n, -50n, 1_000n]);
  });

  test('a disbursement that kept all of it stands nowhere', () => {
    expect(standOf([found('carried', { kept: 990n })], 0n).made.get('merchant_disbursement')).toBe(0n);
  });

  test('what is owed, collected and earned is nothing in all, with monthly fees beside it', () => {
    const { made } = standOf([found('paid'), found('due', { byShops: 600n, byProvider: 400n })], 250n);
    expect([...made.values()].reduce((sum, minor) => sum + minor, 0n)).toBe(0n);
    expect(made.get('merchant_fees')).toBe(250n);
  });
});
