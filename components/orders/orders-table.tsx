'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReceiptText } from 'lucide-react';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { usePages } from '@/components/ui/use-pages';
import type { Order } from '@/server/orders/schema';
import { OrderStatusBadge } from './order-status';
import { anyOrder, type OrderFilter, ordersOf } from './orders-search';

const reference: Column<Order> = {
  header: 'Order',
  className: 'max-w-48 font-medium',
  cell: ({ id, externalReference }) => (
    <Link href={`/orders/${id}`} className="block truncate hover:underline" title={externalReference}>
      {externalReference}
    </Link>
  ),
};
const merchant: Column<Order> = {
  header: 'Merchant',
  from: 'sm',
  className: 'max-w-48 truncate',
  cell: ({ merchantReference }) => merchantReference,
};
const rest: Column<Order>[] = [
  { header: 'Status', cell: ({ status }) => <OrderStatusBadge status={status} /> },
  { header: 'Created', from: 'md', cell: ({ createdAt }) => <Instant at={createdAt} /> },
  {
    header: 'Completed',
    from: 'lg',
    cell: ({ completedAt }) => (completedAt ? <Instant at={completedAt} /> : <span className="text-muted">–</span>),
  },
  { header: 'Amount', align: 'end', cell: ({ amount }) => <Money money={amount} /> },
];

const ofManyMerchants = [reference, merchant, ...rest];
const ofOneMerchant = [reference, ...rest];

type OrdersTableProps = { filter: OrderFilter; showsMerchant: boolean };

export function OrdersTable({ filter, showsMerchant }: OrdersTableProps) {
  const trpc = useTRPC();
  const pages = usePages('ordersAfter');
  const query = useQuery({
    ...trpc.orders.list.queryOptions(ordersOf({ ...filter, ordersAfter: pages.cursor ?? null })),
    placeholderData: keepPreviousData,
  });
  return (
    <KeysetTable
      name="Orders"
      query={query}
      pages={pages}
      columns={showsMerchant ? ofManyMerchants : ofOneMerchant}
      rowKey={({ id }) => id}
      empty={
        filter.reference ? (
          <EmptyState icon={ReceiptText} title="No order has this reference">
            References are compared in full, with capitals and leading zeros.
          </EmptyState>
        ) : isNarrowed(filter) ? (
          <EmptyState icon={ReceiptText} title="No order is like this">
            Take a filter away to see more.
          </EmptyState>
        ) : (
          <EmptyState icon={ReceiptText} title="No orders yet" />
        )
      }
    />
  );
}

/** By more than the merchant. */
const isNarrowed = (filter: OrderFilter): boolean =>
  JSON.stringify({ ...filter, merchant: null }) !== JSON.stringify(anyOrder);
