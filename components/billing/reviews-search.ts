import { pageSize } from '@/components/ui/page-size';
import type { SettledSearch } from '@/components/ui/settled-search';
import type { ListReviewsInput } from '@/server/billing/schema/reviews';

export const reviewsOf = ({ show, after }: SettledSearch): ListReviewsInput => ({
  limit: pageSize,
  state: show === 'open' ? 'open' : 'resolved',
  cursor: after ?? undefined,
});
