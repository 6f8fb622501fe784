import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** A payout is to be sent, or what came of it is to be found out. */
export const PAYOUT_DUE = 'payouts/payout.due';
/** What became of a payout: those outside may want to be told. */
export const PAYOUT_PAID = 'payouts/payout.paid';
export const PAYOUT_FAILED = 'payouts/payout.failed';
export const PAYOUT_RETURNED = 'payouts/payout.returned';

export const payoutData = z.strictObject({ disbursementId: z.string() });

export const payoutDue = (disbursementId: bigint): OutboxEvent => ({
  name: PAYOUT_DUE,
  data: { disbursementId: disbursementId.toString() } satisfies z.infer<typeof payoutData>,
});

const ended = { paid: PAYOUT_PAID, failed: PAYOUT_FAILED, returned: PAYOUT_RETURNED };

export const payoutEnded = (how: keyof typeof ended, disbursementId: bigint): OutboxEvent => ({
  name: ended[how],
  data: { disbursementId: disbursementId.toString() } satisfies z.infer<typeof payoutData>,
  isTold: true,
});
