import { moneyJson } from '@/server/kernel/money';
import type { Order } from './schema';
import type { OrderRow } from './store/reading';

export const presentOrder = (row: OrderRow): Order => ({
  id: row.id.toString(),
  merchantReference: row.merchant_reference,
  externalReference: row.external_reference,
  shopperReference: row.shopper_reference,
  description: row.description,
  amount: moneyJson(row.amount_minor, row.currency),
  status: row.status,
  reason: row.reason,
  collection: row.collection,
  createdAt: row.created_at.toISOString(),
  movedAt: row.moved_at?.toISOString() ?? null,
  completedAt: row.completed_at?.toISOString() ?? null,
});
