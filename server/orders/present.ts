import { moneyJson } from '@/server/kernel/money';
import type { Order } from './schema';
import type { OrderRow } from './store/reading';

export const presentOrder = (row: OrderRow): Order => ({
  id: row.id.toString(),
  merchantReference: row.merchant_reference,
  externalReference: row.external_reference,
  shopperReference: row.shopper_reference,
  amount: moneyJson(row.amount_minor, row.currency),
  status: row.status,
  createdAt: row.created_at.toISOString(),
  completedAt: row.completed_at?.toISOString() ?? null,
});
