import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** A billing run has work to do. */
export const RUN_STARTED = 'billing/run.started';
/** A billing run came to its end: completed, cancelled or failed. */
export const RUN_ENDED = 'billing/run.ended';
export const billingRunData = z.strictObject({ runId: z.string() });
type BillingRunData = z.infer<typeof billingRunData>;

export const runStarted = (data: BillingRunData): OutboxEvent => ({ name: RUN_STARTED, data });
export const runEnded = (data: BillingRunData): OutboxEvent => ({ name: RUN_ENDED, data });

/** What came of a batch of charges was committed: at most 200 calls. */
export const CHARGES_ANSWERED = 'billing/charges.answered';
export const chargesAnsweredData = z.strictObject({ attemptIds: z.array(z.string()) });

export const chargesAnswered = (data: z.infer<typeof chargesAnsweredData>): OutboxEvent => ({
  name: CHARGES_ANSWERED,
  data,
  isTold: true,
});

/** A provider's circuit breaker opened, asks again with one charge, or closed. */
export const BREAKER_CHANGED = 'billing/breaker.changed';
export const breakerChangedData = z.strictObject({
  provider: z.string(),
  state: z.enum(['closed', 'open', 'half_open']),
});

export const breakerChanged = (data: z.infer<typeof breakerChangedData>): OutboxEvent => ({
  name: BREAKER_CHANGED,
  data,
});
