import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { OutboxEvent } from '@/server/platform/outbox';
import * as events from './events';

// What is told travels to engines and outboxes: ids, and nothing else.
test.each<[OutboxEvent, z.ZodType]>([
  [events.paymentAccepted(1n), events.paymentData],
  ...[
    events.PAYMENT_CAPTURED,
    events.PAYMENT_DECLINED,
    events.PAYMENT_FAILED,
    events.PAYMENT_VOIDED,
    events.TRANSFER_ACCEPTED,
    events.TRANSFER_REJECTED,
  ].map((name): [OutboxEvent, z.ZodType] => [
    events.paymentMoved(name as typeof events.PAYMENT_CAPTURED, 1n),
    events.paymentData,
  ]),
  [events.refundRequested(2n), events.refundData],
  [events.refundEnded(events.REFUND_SUCCEEDED, 2n), events.refundData],
  [events.refundEnded(events.REFUND_FAILED, 2n), events.refundData],
  [events.disputeMoved(events.DISPUTE_OPENED, 3n), events.disputeData],
  [events.disputeMoved(events.DISPUTE_WON, 3n), events.disputeData],
  [events.disputeMoved(events.DISPUTE_LOST, 3n), events.disputeData],
])('$0.name carries its id alone', (event, shape) => {
  expect(shape.parse(event.data)).toEqual(event.data);
  expect(event.name).toMatch(/^payments\//);
});

test('what is accepted and asked for is ours alone to know', () => {
  expect([events.PAYMENT_ACCEPTED, events.REFUND_REQUESTED]).toEqual([
    events.paymentAccepted(1n).name,
    events.refundRequested(1n).name,
  ]);
  expect(events.paymentAccepted(1n).isTold ?? events.refundRequested(1n).isTold).toBeUndefined();
});
