'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Contact } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { ChoiceField } from '@/components/ui/choice-field';
import { CurrencyField } from '@/components/ui/currency-field';
import type { Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { SearchField } from '@/components/ui/search-field';
import { usePages } from '@/components/ui/use-pages';
import { useSettled } from '@/components/ui/use-settled';
import { type Customer, customerStatusShape } from '@/server/invoices/schema/customers';
import { CardWords } from './card-words';
import { CustomerStatusBadge } from './customer-status';
import { customersOf, customersSearch } from './customers-search';

const statusWords = { active: 'Active', suspended: 'Suspended' } as const;

/** The customers with their filters. */
export function CustomersList() {
  const trpc = useTRPC();
  const pages = usePages();
  const [filter, setFilter] = useQueryStates(customersSearch);
  const { search, status, currency } = filter;
  const settled = useSettled(search);
  const set = (change: Partial<{ [Name in keyof typeof filter]: (typeof filter)[Name] | null }>) =>
    void setFilter({ ...change, after: null });
  const query = useQuery({
    ...trpc.customers.list.queryOptions(
      customersOf({ search: settled, status, currency, after: pages.cursor ?? null }),
    ),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <search className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        <SearchField
          label="Search"
          className="max-sm:col-span-2"
          placeholder="Name, reference or email"
          value={search}
          onChange={(typed) => set({ search: typed })}
        />
        <ChoiceField
          label="Status"
          value={status}
          options={customerStatusShape.options}
          words={(option) => statusWords[option]}
          onChange={(chosen) => set({ status: chosen })}
        />
        <CurrencyField value={currency} onChange={(chosen) => set({ currency: chosen })} />
      </search>
      <KeysetTable
        name="Customers"
        query={query}
        pages={pages}
        columns={columns}
        rowKey={({ reference }) => reference}
        empty={
          settled || status || currency ? (
            <EmptyState icon={Contact} title="No customer is like this">
              Take a filter away to see more.
            </EmptyState>
          ) : (
            <EmptyState icon={Contact} title="No customers yet">
              Whoever owes us for subscriptions or work is added here, or by the API.
            </EmptyState>
          )
        }
      />
    </>
  );
}

const columns: Column<Customer>[] = [
  {
    header: 'Customer',
    className: 'max-w-56 truncate max-sm:max-w-36',
    cell: ({ name }) => name,
    href: ({ reference }) => `/customers/${encodeURIComponent(reference)}`,
  },
  { header: 'Status', cell: ({ status }) => <CustomerStatusBadge status={status} /> },
  { header: 'Pays with', from: 'sm', cell: ({ card }) => <CardWords card={card} /> },
  { header: 'Currency', from: 'md', cell: ({ currency }) => currency },
  { header: 'Time zone', from: 'lg', className: 'text-muted', cell: ({ timeZone }) => timeZone },
  { header: 'Email', from: 'lg', className: 'max-w-60 truncate text-muted', cell: ({ email }) => email },
];
