import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { VerificationView } from '@/components/ledger/verification-view';
import { Forbidden } from '@/components/shell/forbidden';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Verification' };

const loadSearch = createLoader({ after: parseAsString });

type VerificationPageProps = { searchParams: Promise<SearchParams> };

export default async function VerificationPage({ searchParams }: VerificationPageProps) {
  const viewer = await signedIn('/ledger/verification');
  if (!roleMay(viewer.role, 'ledger:read')) return <Forbidden />;
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await Promise.all(
    [...new Set([undefined, after ?? undefined])].map((cursor) =>
      queryClient.prefetchQuery(trpc.audit.verifications.queryOptions({ limit: pageSize, cursor })),
    ),
  );
  return (
    <HydrationBoundary state={dehydrate()}>
      <VerificationView mayVerify={roleMay(viewer.role, 'audit:verify')} viewerId={viewer.id} />
    </HydrationBoundary>
  );
}
