'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { HandCoins } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Day } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { usePages } from '@/components/ui/use-pages';
import type { Payable } from '@/server/payables/schema';
import { PayableStatusBadge, payableName } from './payable-words';
import { type PayableFilter, payablesOf } from './payables-search';

const what: Column<Payable> = {
  header: 'For',
  className: 'whitespace-nowrap',
  cell: (payable) => payableName(payable),
  href: ({ id }) => `/payables/${id}`,
};
const merchant: Column<Payable> = {
  header: 'Merchant',
  from: 'md',
  className: 'max-w-48 truncate',
  cell: ({ merchantReference }) => merchantReference,
};
const rest: Column<Payable>[] = [
  { header: 'Due', cell: ({ dueOn }) => <Day day={dueOn} /> },
  { header: 'Status', from: 'sm', cell: ({ status }) => <PayableStatusBadge status={status} /> },
  { header: 'Gross', align: 'end', from: 'lg', cell: ({ gross }) => <Money money={gross} /> },
  { header: 'Fee', align: 'end', from: 'lg', cell: ({ fee }) => <Money money={fee} /> },
  { header: 'Net', align: 'end', cell: ({ net }) => <Money money={net} /> },
];
const ofManyMerchants = [what, merchant, ...rest];
const ofOneMerchant = [what, ...rest];

type PayablesTableProps = { filter: PayableFilter; showsMerchant: boolean };

export function PayablesTable({ filter, showsMerchant }: PayablesTableProps) {
  const trpc = useTRPC();
  const pages = usePages('payablesAfter');
  const query = useQuery({
    ...trpc.payables.list.queryOptions(payablesOf({ ...filter, payablesAfter: pages.cursor ?? null })),
    placeholderData: keepPreviousData,
  });
  const isNarrowed = Object.entries(filter).some(([name, value]) => name !== 'merchant' && value);
  return (
    <KeysetTable
      name="Payables"
      query={query}
      pages={pages}
      columns={showsMerchant ? ofManyMerchants : ofOneMerchant}
      rowKey={({ id }) => id}
      empty={
        isNarrowed ? (
          <EmptyState icon={HandCoins} title="No payable is like this">
            Take a filter away to see more.
          </EmptyState>
        ) : (
          <EmptyState icon={HandCoins} title="No payables yet">
            Each completed order, captured payment, refund and dispute makes one.
          </EmptyState>
        )
      }
    />
  );
}
