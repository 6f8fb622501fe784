'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { SettledChoice } from '@/components/ui/settled-choice';
import { settledColumn } from '@/components/ui/settled-column';
import { settledSearch } from '@/components/ui/settled-search';
import { usePages } from '@/components/ui/use-pages';
import type { ReviewItem } from '@/server/billing/schema/reviews';
import { ReviewActions } from './review-actions';
import { aboutColumns, foundColumn } from './review-columns';
import { reviewsOf } from './reviews-search';

/** What is never tried blindly, each with what to do about it. */
export function ReviewsList({ viewerId, mayRun }: { viewerId: string; mayRun: boolean }) {
  const trpc = useTRPC();
  const pages = usePages();
  const [{ show }] = useQueryStates(settledSearch);
  const query = useQuery({
    ...trpc.billing.reviews.queryOptions(reviewsOf({ show, after: pages.cursor ?? null })),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  const isOpen = show === 'open';
  return (
    <>
      <SettledChoice />
      <KeysetTable
        name="Items of review"
        query={query}
        pages={pages}
        columns={[
          ...aboutColumns,
          foundColumn,
          ...(isOpen ? [] : [settledColumn<ReviewItem>(viewerId, ({ resolution }) => resolution)]),
          ...(isOpen && mayRun
            ? [
                {
                  header: 'Decide',
                  align: 'end' as const,
                  cell: (item: ReviewItem) => <ReviewActions item={item} />,
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
