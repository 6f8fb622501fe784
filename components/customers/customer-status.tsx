import { Badge } from '@/components/ui/badge';
import type { Customer } from '@/server/invoices/schema/customers';

export const CustomerStatusBadge = ({ status }: Pick<Customer, 'status'>) =>
  status === 'active' ? <Badge tone="positive">Active</Badge> : <Badge tone="warning">Suspended</Badge>;

/** The months that a card is still good for, counted from this one; below zero it has expired. */
export function monthsLeft(expiry: string, now: Date): number {
  const [month = 0, year = 0] = expiry.split('/').map(Number);
  return (2000 + year - now.getUTCFullYear()) * 12 + (month - 1 - now.getUTCMonth());
}
