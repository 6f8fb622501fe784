'use client';

import { Badge } from '@/components/ui/badge';
import type { Customer } from '@/server/invoices/schema/customers';
import { monthsLeft } from './customer-status';

/** How it pays: the card as people know it, and whether it will not do for long. */
export function CardWords({ card }: Pick<Customer, 'card'>) {
  if (!card) return <Badge tone="warning">No card</Badge>;
  const left = monthsLeft(card.expiry, new Date());
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="whitespace-nowrap">
        <span className="capitalize">{card.brand}</span> <span className="tabular-nums">···· {card.last4}</span>
      </span>
      {left < 0 ? (
        <Badge tone="danger">Expired</Badge>
      ) : left <= 2 ? (
        <Badge tone="warning">Until {card.expiry}</Badge>
      ) : null}
    </span>
  );
}
