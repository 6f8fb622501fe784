import type { DisbursementLine } from '../schema';

/** What people call a line: its order by its own name; what came after a payment, or from elsewhere, by what it is. */
export function lineName({
  kind,
  sourceId,
  orderExternalReference: order,
}: Pick<DisbursementLine, 'kind' | 'sourceId' | 'orderExternalReference'>): string {
  switch (kind) {
    case 'capture':
      return order ?? `order ${sourceId}`;
    case 'payment_capture':
      return order ?? `payment ${sourceId}`;
    case 'refund':
      return order ? `refund of ${order}` : `refund ${sourceId}`;
    case 'dispute':
      return order ? `dispute of ${order}` : `dispute ${sourceId}`;
    case 'dispute_won':
      return order ? `won dispute of ${order}` : `won dispute ${sourceId}`;
    case 'carried':
    case 'reserve_released':
      return `from disbursement ${sourceId}`;
    case 'monthly_fee':
      return 'minimum monthly fee';
    default:
      return kind;
  }
}
