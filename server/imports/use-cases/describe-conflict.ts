import { exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import type { OrderThere } from '@/server/orders/door';

type Given = { amountMinor: bigint; currency: string; completedAt: Date | null };

/** How what is there differs from an order that was given, for a person: `with 50.00 EUR`. */
export function describeConflict(there: OrderThere, given: Given): string {
  const { amountMinor, currency, createdAt, status, collection } = there;
  if (amountMinor !== given.amountMinor || currency !== given.currency)
    return `with ${formatDecimal(amountMinor, exponentOf(currency))} ${currency}`;
  if (given.completedAt && given.completedAt < createdAt)
    return `and was created later than it is completed here, at ${createdAt.toISOString()}`;
  if (collection === 'under_way')
    return 'and is being paid through us, so it cannot be completed before that is decided';
  return `and is ${status.replaceAll('_', ' ')}, so it cannot be completed`;
}
