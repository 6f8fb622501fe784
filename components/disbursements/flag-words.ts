import type { FlagKind } from '@/server/disbursements/schema/flags';

/** What each kind of flag is called. */
export const flagNames: Record<FlagKind, string> = {
  first_to_account: 'First payout to this account',
  account_changed: 'Account changed in the last 14 days',
  account_shared: 'One account, several merchants',
  unusually_high: 'More than usual',
  many_refunds: 'Many refunds',
  repeated_reference: 'Same order reference twice',
  negative_soon: 'Will owe us soon',
};
