'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { Choice } from '@/components/ui/choice';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { usePages } from '@/components/ui/use-pages';
import { ReviewActions } from './review-actions';
import { aboutColumns, foundColumn, settledColumn } from './review-columns';
import { reviewsOf, reviewsSearch } from './reviews-search';

const shows = [
  { value: 'open', label: 'Waiting' },
  { value: 'resolved', label: 'Settled' },
] as const;

/** What is never tried blindly, each with what to do about it. */
export function ReviewsList({ viewerId, mayRun }: { viewerId: string; mayRun: boolean }) {
  const trpc = useTRPC();
  const pages = usePages();
  const [{ show }, setSearch] = useQueryStates(reviewsSearch);
  const query = useQuery({
    ...trpc.billing.reviews.queryOptions(reviewsOf({ show, after: pages.cursor ?? null })),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  const isOpen = show === 'open';
  return (
    <>
      <div className="mb-3">
        <Choice
          label="Which"
          value={show}
          options={shows}
          onChange={(chosen) => void setSearch({ show: chosen, after: null })}
        />
      </div>
      <KeysetTable
        name="Items of review"
        query={query}
        pages={pages}
        columns={[
          ...aboutColumns,
          foundColumn,
          ...(isOpen ? [] : [settledColumn(viewerId)]),
          ...(isOpen && mayRun
            ? [
                {
                  header: 'Decide',
                  align: 'end' as const,
                  cell: (item: Parameters<typeof ReviewActions>[0]['item']) => <ReviewActions item={item} />,
                },
              ]
            : []),
        ]}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={CircleCheck} title={isOpen ? 'Nothing waits for review' : 'Nothing was settled yet'}>
            What a charge stumbled over, and what would keep one of the next three days from succeeding, waits here for
            a person.
          </EmptyState>
        }
      />
    </>
  );
}
