import { moneyJson } from '@/server/kernel/money';
import type { DeadLetter } from './schema/dead-letters';
import type { Attempt, Payment } from './schema/payments';
import type { Dispute, Refund } from './schema/returns';
import type { DeadLetterRow } from './store/dead-letters';
import type { AttemptRow, DisputeRow, PaymentRow, RefundRow } from './store/reading';
import type { KeptParty } from './store/working';

export const presentPayment = (row: PaymentRow): Payment => ({
  id: row.id.toString(),
  merchantReference: row.merchant_reference,
  orderId: row.order_id?.toString() ?? null,
  method: row.method,
  description: row.description,
  amount: moneyJson(row.amount_minor, row.currency),
  customerReference: row.customer_reference,
  card:
    row.card_brand === null
      ? null
      : {
          brand: row.card_brand,
          last4: row.card_last4 ?? '',
          holder: row.card_holder ?? '',
          expiry: row.card_expiry ?? '',
        },
  transfer: row.transfer && {
    originator: presentParty(row.transfer.originator),
    beneficiary: presentParty(row.transfer.beneficiary),
  },
  status: row.status,
  reason: presentReason(row.reason_code, row.reason),
  captured: moneyJson(row.captured_minor, row.currency),
  refunded: moneyJson(row.refunded_minor, row.currency),
  disputed: moneyJson(row.disputed_minor, row.currency),
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  capturedAt: row.captured_at?.toISOString() ?? null,
});

const presentParty = ({ name, id, accountType, end }: KeptParty) => ({
  name,
  id,
  accountType,
  accountNumber: `••••${end}`,
});

const presentReason = (code: string | null, message: string | null) =>
  code === null && message === null ? null : { code, message: message ?? 'No reason was given.' };

export const presentAttempt = (row: AttemptRow, askedAgainAt: Date | null): Attempt => ({
  id: row.id.toString(),
  number: row.number,
  kind: row.kind,
  asksAbout: row.asked_number,
  refundId: row.refund_id?.toString() ?? null,
  reference: row.reference,
  card: row.card_brand === null ? null : { brand: row.card_brand, last4: row.card_last4 ?? '' },
  outcome: row.outcome,
  reason: presentReason(row.code, row.words),
  latencyMs: row.latency_ms,
  at: row.at.toISOString(),
  askedAgainAt: askedAgainAt?.toISOString() ?? null,
});

export const presentRefund = (row: RefundRow): Refund => ({
  id: row.id.toString(),
  paymentId: row.payment_id.toString(),
  amount: moneyJson(row.amount_minor, row.currency),
  status: row.status,
  why: row.why,
  reason: presentReason(row.reason_code, row.reason),
  createdAt: row.created_at.toISOString(),
  finalAt: row.final_at?.toISOString() ?? null,
});

export const presentDispute = (row: DisputeRow): Dispute => ({
  id: row.id.toString(),
  paymentId: row.payment_id.toString(),
  amount: moneyJson(row.amount_minor, row.currency),
  fee: moneyJson(row.fee_minor, row.currency),
  status: row.status,
  reason: row.reason,
  openedAt: row.opened_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
});

export const presentDeadLetter = (row: DeadLetterRow): DeadLetter => ({
  id: row.id.toString(),
  merchantReference: row.merchant_reference,
  paymentId: row.payment_id.toString(),
  refundId: row.refund_id?.toString() ?? null,
  what: row.refund_id === null ? 'A payment is stuck.' : 'A refund is stuck.',
  error: row.error,
  amount: moneyJson(row.amount_minor, row.currency),
  attempts: row.attempts,
  failedAt: row.failed_at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
  resolvedBy: row.resolved_by,
  resolution: row.resolution,
});
