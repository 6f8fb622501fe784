'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { usePages } from '@/components/ui/use-pages';
import type { Page } from '@/server/kernel/shapes';
import type { Payment } from '@/server/payments/schema/payments';
import { PaidWith } from './paid-with';
import { PaymentStatusBadge, restMs } from './payment-status';
import { type PaymentFilter, paymentsOf } from './payments-search';

const payment: Column<Payment> = { header: 'Payment', cell: ({ id }) => id, href: ({ id }) => `/payments/${id}` };
const merchant: Column<Payment> = {
  header: 'Merchant',
  from: 'sm',
  className: 'max-w-48 truncate',
  cell: ({ merchantReference }) => merchantReference,
};
const rest: Column<Payment>[] = [
  { header: 'Status', cell: (row) => <PaymentStatusBadge payment={row} /> },
  { header: 'Paid with', from: 'sm', cell: (row) => <PaidWith payment={row} /> },
  {
    header: 'For',
    from: 'lg',
    className: 'max-w-56 truncate text-muted',
    cell: ({ description, orderId }) => description ?? (orderId ? `order ${orderId}` : '–'),
  },
  { header: 'Created', from: 'md', cell: ({ createdAt }) => <Instant at={createdAt} /> },
  { header: 'Amount', align: 'end', cell: ({ amount }) => <Money money={amount} /> },
];
const ofManyMerchants = [payment, merchant, ...rest];
const ofOneMerchant = [payment, ...rest];

type PaymentsTableProps = { filter: PaymentFilter; showsMerchant: boolean };

/** The payments, live as long as one of them is under way. */
export function PaymentsTable({ filter, showsMerchant }: PaymentsTableProps) {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.payments.list.queryOptions(paymentsOf({ ...filter, after: pages.cursor ?? null })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => soonest(state.data),
  });
  const isNarrowed = Object.entries(filter).some(([name, value]) => name !== 'merchant' && value);
  return (
    <KeysetTable
      name="Payments"
      query={query}
      pages={pages}
      columns={showsMerchant ? ofManyMerchants : ofOneMerchant}
      rowKey={({ id }) => id}
      empty={
        isNarrowed ? (
          <EmptyState icon={CreditCard} title="No payment is like this">
            Take a filter away to see more.
          </EmptyState>
        ) : (
          <EmptyState icon={CreditCard} title="No payments yet">
            They come with an order that is to be paid, by the API, or one by one from here.
          </EmptyState>
        )
      }
    />
  );
}

/** As often as the row asks for that moves next. */
function soonest(page: Page<Payment> | undefined): number | false {
  const rests = (page?.data ?? []).map(restMs).filter((ms) => ms !== false);
  return rests.length === 0 ? false : Math.min(...rests);
}
