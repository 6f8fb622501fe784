'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Percent } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Day } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { FeeScheduleItem } from '@/server/merchants/schema/fees';
import { feeTitle } from './fee-names';
import { Tiers } from './fee-version';

type Of = Column<FeeScheduleItem>;

const title: Of = { header: 'Fees of', cell: feeTitle, href: ({ id }) => `/fees/${id}` };
const merchant: Of = {
  header: 'Merchant',
  className: 'max-w-48 break-words',
  cell: (of) => of.merchant?.name,
};
const now: Of = {
  header: 'Now',
  cell: ({ current }) => (current ? <Tiers of={current.tiers} /> : <span className="text-muted">Not yet</span>),
};
const next: Of = {
  header: 'To come',
  from: 'sm',
  cell: ({ coming }) =>
    coming.length === 0 ? (
      <span className="text-muted">–</span>
    ) : (
      coming.map(({ version, startsOn, tiers }) => (
        <div key={version} className="not-first:mt-1">
          {startsOn === null ? null : (
            <p className="text-muted text-xs">
              From <Day day={startsOn} />
            </p>
          )}
          <Tiers of={tiers} />
        </div>
      ))
    ),
};
const exceptions: Of = {
  header: 'With their own',
  align: 'end',
  from: 'md',
  cell: (of) =>
    of.exceptions === 0 ? (
      <span className="text-muted">None</span>
    ) : (
      <Count of={of.exceptions} one="merchant" many="merchants" />
    ),
};

/** What everybody pays who has no fees of its own. */
export function DefaultFees() {
  return (
    <Schedules
      name="Default fees"
      of="all"
      pagesName="feesAfter"
      columns={[title, now, next, exceptions]}
      empty="They come with the first order of a currency."
    />
  );
}

export function OwnFees() {
  return (
    <Schedules
      name="Merchants’ own fees"
      of="merchants"
      pagesName="ownFeesAfter"
      columns={[title, merchant, now, next]}
      empty="Every merchant pays the default fees."
    />
  );
}

type SchedulesProps = { name: string; of: 'all' | 'merchants'; pagesName: string; columns: Of[]; empty: string };

function Schedules({ name, of, pagesName, columns, empty }: SchedulesProps) {
  const { feeSchedules } = useTRPC();
  const pages = usePages(pagesName);
  const query = useQuery({
    ...feeSchedules.list.queryOptions({ of, limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });
  return (
    <KeysetTable
      name={name}
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={Percent} title="None yet">
          {empty}
        </EmptyState>
      }
    />
  );
}
