import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import type { ListReviewsInput } from '@/server/billing/schema/reviews';

/** What of the review list stands in the address: what waits, or what was settled. */
export const reviewsSearch = {
  show: parseAsStringLiteral(['open', 'resolved']).withDefault('open'),
  after: parseAsString,
};

export const reviewsOf = ({ show, after }: { show: 'open' | 'resolved'; after: string | null }): ListReviewsInput => ({
  limit: pageSize,
  state: show,
  cursor: after ?? undefined,
});
