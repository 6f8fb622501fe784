import type { PayoutWait } from '@/server/payouts/schema';

/** Why an approved payout has not left, for staff. */
export const staffWaits: Record<PayoutWait, string> = {
  on_hold: 'Waits: the merchant is on hold.',
  no_account: 'Waits: the merchant has no bank account of this currency.',
  account_changed: 'Waits: the bank account is not the one that was approved. Pay it there with a reason.',
  cooling_off: 'Waits: the bank account was changed, and cools off.',
  file: 'Leaves with the bank file of this run.',
};
