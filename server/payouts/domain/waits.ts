import type { PayoutWait } from '../schema';

/** What decides whether an approved payout may leave now. */
export type ToPay = {
  merchantStatus: 'onboarding' | 'active' | 'on_hold' | 'closed';
  /** The account that was approved, and the one in force now. */
  approvedAccountId: bigint | null;
  accountId: bigint | null;
  /** The end of the cooling-off of the one in force. */
  payableFrom: Date | null;
  /** When the bank said last that it has, or has executed, what counts as failed. */
  contradictedAt: Date | null;
};

/**
 * Why a payout cannot leave now; null: it can. What was approved goes to the account that was approved: another one needs a
 * person who says so with a reason, and so does what may have arrived already.
 */
export function waitOf(of: ToPay, now: Date, hasReason: boolean): PayoutWait | null {
  if (of.merchantStatus === 'on_hold') return 'on_hold';
  if (of.accountId === null) return 'no_account';
  if (of.accountId !== of.approvedAccountId && !hasReason) return 'account_changed';
  if (of.contradictedAt !== null && !hasReason) return 'contradicted';
  if (of.payableFrom !== null && of.payableFrom > now) return 'cooling_off';
  return null;
}
