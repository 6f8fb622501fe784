import type { Tone } from '@/components/ui/badge';
import type { Disbursement } from '@/server/disbursements/schema';

/** What a disbursement comes to, in words that a merchant understands. */
export const outcomes: Record<Disbursement['outcome'], { words: string; reason: string; tone: Tone }> = {
  to_pay: {
    words: 'To be paid',
    reason: 'The net amount, less what is kept, is paid out once the run is approved.',
    tone: 'positive',
  },
  nothing_due: { words: 'Nothing due', reason: 'No money fell due on these days.', tone: 'neutral' },
  below_minimum: {
    words: 'Below minimum',
    reason: 'Too little to be paid out by itself: it is added to the next disbursement.',
    tone: 'neutral',
  },
  negative_balance: {
    words: 'Negative balance',
    reason: 'More was taken back than was earned: the difference is taken from the next disbursement.',
    tone: 'warning',
  },
};
