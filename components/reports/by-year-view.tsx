'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Count } from '@/components/ui/count';
import { currencies } from '@/components/ui/currency-field';
import { type Column, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Money } from '@/components/ui/money';
import { Select } from '@/components/ui/select';
import type { ByYear, ByYearInput } from '@/server/disbursements/schema/reports';
import { byYearOf, byYearSearch } from './by-year-search';
import { MerchantsFilter } from './merchants-filter';

type Year = ByYear['data'][number];

const columns: Column<Year>[] = [
  { header: 'Year', cell: ({ year }) => <span className="font-medium tabular-nums">{year}</span> },
  { header: 'Disbursements', align: 'end', from: 'sm', cell: ({ disbursements }) => <Count of={disbursements} /> },
  { header: 'Gross', align: 'end', from: 'md', cell: ({ gross }) => <Money money={gross} /> },
  { header: 'Order fees', align: 'end', cell: ({ orderFees }) => <Money money={orderFees} /> },
  { header: 'Net', align: 'end', cell: ({ net }) => <Money money={net} className="font-medium" /> },
  { header: 'Monthly fees', align: 'end', from: 'sm', cell: ({ monthlyFees }) => <Count of={monthlyFees} /> },
  {
    header: 'Monthly fee amount',
    align: 'end',
    from: 'md',
    cell: ({ monthlyFeeAmount }) => <Money money={monthlyFeeAmount} />,
  },
];

/** What was disbursed and charged in each year, on the page and as a file; staff choose over whom. */
export function ByYearView({ isStaff, ownCurrency }: { isStaff: boolean; ownCurrency: string }) {
  const [search, setSearch] = useQueryStates(byYearSearch);
  const currency = search.currency ?? ownCurrency;
  const merchants = isStaff ? search.merchants : [];
  const of = byYearOf(currency, merchants);
  return (
    <>
      <search className="mb-6 grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
        <Field label="Currency">
          {(control) => (
            <Select {...control} value={currency} onChange={({ target }) => void setSearch({ currency: target.value })}>
              {[...new Set([...currencies, ownCurrency, currency])].map((code) => (
                <option key={code}>{code}</option>
              ))}
            </Select>
          )}
        </Field>
        <Button asChild className="w-fit">
          <a href={`/api/download/disbursements-by-year.csv?${new URLSearchParams({ ...of })}`} download>
            Download CSV
          </a>
        </Button>
        {isStaff ? (
          <MerchantsFilter
            chosen={merchants}
            onChange={(chosen) => void setSearch({ merchants: chosen.length === 0 ? null : chosen })}
          />
        ) : null}
      </search>
      <Years of={of} />
    </>
  );
}

function Years({ of }: { of: ByYearInput }) {
  const query = useQuery({
    ...useTRPC().disbursements.byYear.queryOptions(of),
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch } = query;
  // While another one is on its way.
  const isOther: boolean = query.isPlaceholderData;
  if (error && !data) return <ErrorState what="The report" error={error} onRetry={() => void refetch()} />;
  if (data?.data.length === 0)
    return (
      <EmptyState icon={ChartColumn} title="Nothing was disbursed">
        In {of.currency} there is no disbursement and no monthly fee yet.
      </EmptyState>
    );
  return (
    <div className={cn('transition-opacity', isOther && 'opacity-60')} aria-busy={isOther}>
      <DataTable
        name="By year"
        rows={data?.data}
        columns={columns}
        rowKey={({ year }) => String(year)}
        skeletonRows={3}
      />
      <p className="mt-3 max-w-prose text-muted text-xs">
        A disbursement counts in the year of its day; a minimum monthly fee in the year in which it was charged, on the
        first of the month after its own. Net is gross less order fees. What one disbursement carried into the next is
        counted once.
      </p>
    </div>
  );
}
