import type { ImportedOrder } from '@/server/orders/door';
import type { demoMerchants } from './merchants';
import { randomFrom } from './random';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const COMPLETION_RATE = 0.96;

/**
 * Orders from `since` to `until`, spread over days and hours as people shop; most are completed within two days, and
 * those of the last hours may not be yet.
 */
export function demoOrders(
  of: (typeof demoMerchants)[number],
  merchantId: bigint,
  since: Date,
  until: Date,
): ImportedOrder[] {
  const random = randomFrom([...of.reference].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
  const spanMs = until.getTime() - since.getTime();
  const orders: ImportedOrder[] = [];
  for (let number = 1; number <= (of.ordersPerWeek * spanMs) / WEEK_MS; number++) {
    const createdAt = new Date(since.getTime() + Math.floor(random() * spanMs));
    const completedAt = new Date(createdAt.getTime() + Math.floor(random() ** 2 * 2 * DAY_MS));
    const isCompleted = random() < COMPLETION_RATE && completedAt < until;
    // Amounts scatter around the typical one, some far above, as baskets do.
    const amountMinor = BigInt(Math.max(100, Math.round(of.typicalMinor * (0.3 + random() + 2 * random() ** 6))));
    orders.push({
      merchantId,
      externalReference: `${of.reference.slice(0, 3).toUpperCase()}-${100_000 + number}`,
      shopperReference: `shopper-${1 + Math.floor(random() * 900)}`,
      amountMinor,
      currency: of.currency as ImportedOrder['currency'],
      createdAt,
      completedAt: isCompleted ? completedAt : null,
    });
  }
  return orders.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}
