'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { Completeness } from '@/server/disbursements/schema/completeness';
import { AccountsMade } from './accounts-made';
import { completenessOf, completenessSearch } from './completeness-search';
import { PlacesTable } from './places-table';

/** That every payable is in exactly one place, and that the ledger says the same; over all merchants or one. */
export function CompletenessView() {
  const [search, setSearch] = useQueryStates(completenessSearch);
  const query = useQuery({
    ...useTRPC().disbursements.completeness.queryOptions(completenessOf(search)),
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch, isFetching } = query;
  // While another one is on its way.
  const isOther: boolean = query.isPlaceholderData;
  return (
    <>
      <search className="mb-6 grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
        <MerchantPicker
          className="max-sm:col-span-2"
          value={search.merchant}
          onChange={(chosen) => void setSearch({ merchant: chosen })}
        />
        <Button className="w-fit" disabled={isFetching} onClick={() => void refetch()}>
          Look again
        </Button>
      </search>
      {data ? (
        <div className={cn('transition-opacity', isOther && 'opacity-60')} aria-busy={isFetching}>
          <Told report={data} />
        </div>
      ) : error ? (
        <ErrorState what="The report" error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-64 w-full" />
      )}
    </>
  );
}

function Told({ report }: { report: Completeness }) {
  const { isComplete, currencies, at } = report;
  if (currencies.length === 0)
    return (
      <EmptyState icon={ListChecks} title="Nothing is owed yet">
        The first completed order or captured payment makes the first payable.
      </EmptyState>
    );
  return (
    <>
      <Callout
        tone={isComplete ? 'info' : 'danger'}
        title={
          isComplete
            ? 'Every payable is in exactly one place, and the ledger says the same'
            : 'The payables and the ledger do not say the same'
        }
      >
        {isComplete ? null : 'Below, each sum that differs is named. The verification of the ledger names the rows. '}
        Looked at in one go, <Instant at={at} />.
      </Callout>
      {currencies.map((of) => (
        <section key={of.currency} aria-label={of.currency} className="mt-8">
          <h2 className="mb-2 font-semibold text-base">{of.currency}</h2>
          <PlacesTable of={of} />
          <AccountsMade of={of} />
        </section>
      ))}
    </>
  );
}
