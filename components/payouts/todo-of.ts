import type { MerchantPayout } from '@/server/payouts/schema/merchant-payouts';

/** What the merchant can do about it, and whether that is done where its bank account stands; null: all goes by itself. */
export function todoOf({
  reason,
  waitsFor,
}: Pick<MerchantPayout, 'reason' | 'waitsFor'>): { says: string; isOfAccount: boolean } | null {
  if (waitsFor === 'no_account') return { says: 'Add a bank account.', isOfAccount: true };
  if (reason === null) return null;
  if (reason.merchantDoes === null)
    return { says: 'There is nothing for you to do: we look into it and pay it again.', isOfAccount: false };
  return { says: reason.merchantDoes, isOfAccount: true };
}
