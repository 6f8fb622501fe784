import { Badge } from '@/components/ui/badge';
import type { MerchantPayout } from '@/server/payouts/schema/merchant-payouts';
import { statusWords } from '@/server/payouts/schema/status-words';
import { stateOf } from './payout-state';

type PayoutBadgeProps = { payout: Pick<MerchantPayout, 'status' | 'waitsFor'>; isStaff?: boolean };

/** How far it is: in our own words for staff, in the merchant’s for its people. */
export function PayoutBadge({ payout, isStaff = false }: PayoutBadgeProps) {
  const { words, tone } = stateOf(payout);
  return <Badge tone={tone}>{isStaff ? statusWords[payout.status].staff : words}</Badge>;
}
