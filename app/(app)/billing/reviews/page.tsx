import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { ReviewsList } from '@/components/billing/reviews-list';
import { reviewsOf } from '@/components/billing/reviews-search';
import { ValidateNow } from '@/components/billing/validate-now';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { settledSearch } from '@/components/ui/settled-search';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Review' };

const loadSearch = createLoader(settledSearch);

type ReviewsPageProps = { searchParams: Promise<SearchParams> };

export default async function ReviewsPage({ searchParams }: ReviewsPageProps) {
  const viewer = await signedIn('/billing/reviews');
  if (!roleMay(viewer.role, 'billing:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.billing.reviews.queryOptions(reviewsOf(await loadSearch(searchParams))));
  const mayRun = roleMay(viewer.role, 'billing:run');
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Review"
        facts="What is never charged blindly: put it right, then charge it again or settle it."
        actions={mayRun ? <ValidateNow /> : undefined}
      />
      <ReviewsList viewerId={viewer.id} mayRun={mayRun} />
    </HydrationBoundary>
  );
}
