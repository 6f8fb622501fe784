import { moneyJson } from '@/server/kernel/money';
import type { Payable, Settlement } from './schema';
import type { PayableRow } from './store/reading';
import type { SettlementRow } from './store/settlements';

export const presentPayable = (row: PayableRow): Payable => ({
  id: row.id.toString(),
  merchantReference: row.merchant_reference,
  kind: row.kind,
  sourceId: row.source_id.toString(),
  paymentId: row.payment_id?.toString() ?? null,
  orderId: row.order_id?.toString() ?? null,
  customerReference: row.customer_reference,
  gross: moneyJson(row.gross_minor, row.currency),
  fee: moneyJson(row.fee_minor, row.currency),
  net: moneyJson(row.net_minor, row.currency),
  dueOn: row.due_on,
  naturalOn: row.natural_on,
  status: row.status,
  disbursementId: row.disbursement_id?.toString() ?? null,
  createdAt: row.created_at.toISOString(),
});

export const presentSettlement = (row: SettlementRow): Settlement => ({
  id: row.id.toString(),
  through: row.through,
  status: row.status,
  merchants: row.merchants_done,
  sums: row.sums.map(({ net, ...sum }) => ({ ...sum, net: moneyJson(BigInt(net), sum.currency) })),
  requestedBy: row.requested_by,
  requestedAt: row.requested_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  failureReason: row.failure_reason,
});
