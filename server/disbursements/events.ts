import { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';

/** A run was asked for and waits to be calculated. */
export const RUN_REQUESTED = 'disbursements/run.requested';
export const runRequestedData = z.strictObject({ runId: z.uuid() });

export const runRequested = (data: z.infer<typeof runRequestedData>): OutboxEvent => ({ name: RUN_REQUESTED, data });

/** A run is calculated, with what each merchant gets from it. */
export const RUN_READY = 'disbursements/run.ready';
/** A run could not be calculated: nothing of it was kept. */
export const RUN_FAILED = 'disbursements/run.failed';
export const runEndedData = z.strictObject({ runId: z.uuid() });

/** A run waits for those who approve it. */
export const RUN_SUBMITTED = 'disbursements/run.submitted';
export const runSubmitted = (data: z.infer<typeof runEndedData>): OutboxEvent => ({ name: RUN_SUBMITTED, data });

/** A run is approved, and will be paid. */
export const RUN_APPROVED = 'disbursements/run.approved';
export const runApproved = (data: z.infer<typeof runEndedData>): OutboxEvent => ({
  name: RUN_APPROVED,
  data,
  isTold: true,
});

/** All of a run is paid that can be: what was not has failed, or came back. */
export const RUN_PAID = 'disbursements/run.paid';
export const runPaid = (data: z.infer<typeof runEndedData>): OutboxEvent => ({ name: RUN_PAID, data });

/** A run was cancelled or rejected: nothing of it is paid. */
export const RUN_ENDED = 'disbursements/run.ended';
export const runEnded = (data: z.infer<typeof runEndedData>): OutboxEvent => ({ name: RUN_ENDED, data });

export const runReady = (data: z.infer<typeof runEndedData>): OutboxEvent => ({ name: RUN_READY, data, isTold: true });
export const runFailed = (data: z.infer<typeof runEndedData>): OutboxEvent => ({
  name: RUN_FAILED,
  data,
  isTold: true,
});
