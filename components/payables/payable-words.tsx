import { Badge, type Tone } from '@/components/ui/badge';
import type { Payable, PayableKind, PayableStatus } from '@/server/payables/schema';

/** What owes, in words. */
export const kindWords: Record<PayableKind, string> = {
  capture: 'Order',
  payment_capture: 'Payment',
  refund: 'Refund',
  dispute: 'Dispute',
  dispute_won: 'Dispute won',
  adjustment: 'Adjustment',
  monthly_fee: 'Monthly fee',
  carried: 'Carried forward',
  reserve_released: 'Reserve given free',
};

const statuses: Record<PayableStatus, { words: string; says: string; tone: Tone }> = {
  waiting_funds: { words: 'Pending', says: 'Not due, or not settled yet.', tone: 'neutral' },
  available: { words: 'Available', says: 'Due, and waits for the next disbursement.', tone: 'accent' },
  in_disbursement: { words: 'In a disbursement', says: 'A disbursement has taken it up.', tone: 'warning' },
  paid: { words: 'Paid', says: 'The disbursement it was in was paid.', tone: 'positive' },
};

export const payableStatusWords = (status: PayableStatus): string => statuses[status].words;
export const payableStatusSays = (status: PayableStatus): string => statuses[status].says;

export function PayableStatusBadge({ status }: { status: PayableStatus }) {
  const { words, tone } = statuses[status];
  return <Badge tone={tone}>{words}</Badge>;
}

/** What it is about, such as `Refund 88`. */
export const payableName = ({ kind, sourceId }: Pick<Payable, 'kind' | 'sourceId'>): string =>
  `${kindWords[kind]} ${sourceId}`;
