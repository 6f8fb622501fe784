import type { BookAs } from '../schema/matches';

/** What moved the bank account (above zero came in), and what it is besides. */
export function bookedLines(bookAs: BookAs, currency: string, amountMinor: bigint) {
  return [
    { code: 'bank' as const, merchantId: null, currency, amountMinor },
    { code: bookAs, merchantId: null, currency, amountMinor: -amountMinor },
  ];
}
