import { Badge, type Tone } from '@/components/ui/badge';
import type { Payment } from '@/server/payments/schema/payments';
import type { PaymentStatus } from '@/server/payments/schema/states';

const shown: Record<PaymentStatus, { words: string; tone: Tone }> = {
  created: { words: 'Created', tone: 'neutral' },
  processing: { words: 'Processing', tone: 'accent' },
  authorised: { words: 'Authorised', tone: 'accent' },
  captured: { words: 'Captured', tone: 'positive' },
  declined: { words: 'Declined', tone: 'danger' },
  failed: { words: 'Failed', tone: 'danger' },
  unknown: { words: 'Not known yet', tone: 'warning' },
  voided: { words: 'Voided', tone: 'neutral' },
  partially_refunded: { words: 'Partly refunded', tone: 'warning' },
  refunded: { words: 'Refunded', tone: 'warning' },
  disputed: { words: 'Disputed', tone: 'danger' },
  charged_back: { words: 'Charged back', tone: 'danger' },
  sent: { words: 'Sent', tone: 'accent' },
  accepted: { words: 'Accepted', tone: 'positive' },
  rejected: { words: 'Rejected', tone: 'danger' },
};

export const statusWords = (status: PaymentStatus): string => shown[status].words;

export function PaymentStatusBadge({ payment: { status, method } }: { payment: Pick<Payment, 'status' | 'method'> }) {
  const { words, tone } = shown[status];
  return <Badge tone={tone}>{status === 'created' && method === null ? 'Not paid yet' : words}</Badge>;
}

/** The provider has not had its last word. */
export const isUnderWay = ({ status, method }: Pick<Payment, 'status' | 'method'>): boolean =>
  (status === 'created' && method !== null) || ['processing', 'authorised', 'unknown', 'sent'].includes(status);

/** What is on its way is asked for often, what somebody may pay now and then, what is final never again. */
export function restMs(payment: Pick<Payment, 'status' | 'method'>): number | false {
  if (isUnderWay(payment)) return payment.status === 'unknown' ? 2_000 : 1_000;
  return payment.status === 'created' || payment.status === 'declined' || payment.status === 'failed' ? 5_000 : false;
}
