'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Store } from 'lucide-react';
import { useQueryState } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Day } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/input';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { Select } from '@/components/ui/select';
import { usePages } from '@/components/ui/use-pages';
import { useSettled } from '@/components/ui/use-settled';
import { type Merchant, merchantStatusShape } from '@/server/merchants/schema';
import { MerchantStatusBadge, merchantStatuses } from './merchant-status';
import { merchantsOf, merchantsSearch } from './merchants-search';

export const frequencies: Record<Merchant['disbursementFrequency'], string> = { daily: 'Daily', weekly: 'Weekly' };

const columns: Column<Merchant>[] = [
  {
    header: 'Name',
    className: 'max-w-56 truncate',
    cell: ({ name }) => name,
    href: ({ reference }) => `/merchants/${encodeURIComponent(reference)}`,
  },
  {
    header: 'Reference',
    from: 'md',
    className: 'max-w-56 truncate text-muted',
    cell: ({ reference }) => reference,
  },
  { header: 'Status', cell: ({ status }) => <MerchantStatusBadge status={status} /> },
  { header: 'Disbursed', cell: ({ disbursementFrequency }) => frequencies[disbursementFrequency] },
  { header: 'Currency', from: 'lg', cell: ({ currency }) => currency },
  {
    header: 'Minimum monthly fee',
    align: 'end',
    from: 'lg',
    cell: ({ minimumMonthlyFee }) => <Money money={minimumMonthlyFee} />,
  },
  { header: 'Live since', align: 'end', from: 'sm', cell: ({ liveOn }) => (liveOn ? <Day day={liveOn} /> : '–') },
];

export function MerchantsTable() {
  const trpc = useTRPC();
  const pages = usePages();
  const [search, setSearch] = useQueryState('search', merchantsSearch.search);
  const [status, setStatus] = useQueryState('status', merchantsSearch.status);
  const settled = useSettled(search);
  const query = useQuery({
    ...trpc.merchants.list.queryOptions(merchantsOf({ search: settled, status, after: pages.cursor ?? null })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <search className="mb-3 flex flex-wrap gap-2">
        <Input
          type="search"
          aria-label="Search merchants"
          placeholder="Name or reference"
          className="sm:max-w-64"
          value={search}
          onChange={(event) => {
            pages.reset();
            void setSearch(event.target.value || null);
          }}
        />
        <Select
          aria-label="Status"
          className="w-full sm:w-36"
          value={status ?? ''}
          onChange={(event) => {
            pages.reset();
            void setStatus(merchantStatusShape.safeParse(event.target.value).data ?? null);
          }}
        >
          <option value="">Any status</option>
          {merchantStatusShape.options.map((option) => (
            <option key={option} value={option}>
              {merchantStatuses[option].words}
            </option>
          ))}
        </Select>
      </search>
      <KeysetTable
        name="Merchants"
        query={query}
        pages={pages}
        columns={columns}
        rowKey={({ reference }) => reference}
        empty={
          settled || status ? (
            <EmptyState icon={Store} title="No merchant fits">
              Try another name or status.
            </EmptyState>
          ) : (
            <EmptyState icon={Store} title="No merchants yet">
              Import a file of merchants to begin.
            </EmptyState>
          )
        }
      />
    </>
  );
}
