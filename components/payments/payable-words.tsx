import { Badge, type Tone } from '@/components/ui/badge';
import type { Payable, PayableKind, PayableStatus } from '@/server/payables/schema';

export const payableKinds: Record<PayableKind, string> = {
  capture: 'Order completed',
  payment_capture: 'Payment captured',
  refund: 'Refund',
  dispute: 'Dispute',
  dispute_won: 'Dispute won',
  adjustment: 'Adjustment',
  monthly_fee: 'Monthly fee',
};

const statuses: Record<PayableStatus, { words: string; tone: Tone }> = {
  waiting_funds: { words: 'Waiting for funds', tone: 'neutral' },
  available: { words: 'Available', tone: 'accent' },
  in_disbursement: { words: 'In a disbursement', tone: 'accent' },
  paid: { words: 'Paid out', tone: 'positive' },
};

export function PayableStatusBadge({ status }: Pick<Payable, 'status'>) {
  const { words, tone } = statuses[status];
  return <Badge tone={tone}>{words}</Badge>;
}
