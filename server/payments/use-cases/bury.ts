import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import type { OutboxEvent } from '@/server/platform/outbox';
import { insertDeadLetter } from '../store/dead-letters';
import { paymentsJob } from './record-payment-answer';

/** Puts work that cannot be finished by itself on the list that staff see, once; `event` starts it again. */
export async function bury(
  of: { id: bigint; merchantId: bigint },
  refundId: bigint | null,
  error: string,
  event: OutboxEvent,
): Promise<void> {
  await transaction(async (client) => {
    const letter = { merchantId: of.merchantId, paymentId: of.id, refundId, error, event, at: now() };
    if (!(await insertDeadLetter(client, letter))) return;
    const object = refundId === null ? { type: 'payment', id: of.id } : { type: 'refund', id: refundId };
    await audit(client, {
      actor: paymentsJob,
      action: `${object.type}.stuck`,
      object: { type: object.type, id: object.id.toString() },
      merchantId: of.merchantId,
      why: error,
    });
  });
  log.warn({ paymentId: of.id, refundId, error }, 'work on a payment waits for a person');
}
