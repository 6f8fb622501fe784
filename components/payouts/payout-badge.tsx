import { outcomes } from '@/components/disbursements/outcomes';
import { Badge } from '@/components/ui/badge';
import type { MerchantPayout } from '@/server/payouts/schema/merchant-payouts';
import { statusWords, toldOf } from '@/server/payouts/schema/status-words';

type Shown = Pick<MerchantPayout, 'status'> & Partial<Pick<MerchantPayout, 'outcome' | 'waitsFor'>>;

/**
 * How far a payout is: in our own words for staff; in the merchant’s for its people, to whom it counts first what keeps it.
 * Of what pays nothing it counts why.
 */
export function PayoutBadge({ payout, isStaff }: { payout: Shown; isStaff: boolean }) {
  const { outcome = 'to_pay', status, waitsFor = null } = payout;
  if (outcome !== 'to_pay') return <Badge tone={outcomes[outcome].tone}>{outcomes[outcome].words}</Badge>;
  if (isStaff) return <Badge tone={statusWords[status].tone}>{statusWords[status].staff}</Badge>;
  const { words, tone } = toldOf({ status, waitsFor });
  return <Badge tone={tone}>{words}</Badge>;
}
