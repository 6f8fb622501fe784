import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { DisbursementView } from '@/components/disbursements/disbursement-view';
import { askedAboutInput } from '@/components/questions/asked-about';
import { speaksAs } from '@/components/questions/speaks';
import { sideOf } from '@/components/shell/navigation';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Disbursement' };

const loadSearch = createLoader({ after: parseAsString });

type DisbursementPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function DisbursementPage({ params, searchParams }: DisbursementPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/disbursements/${id}`);
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const [disbursement] = await Promise.all([
    load(queryClient.fetchQuery(trpc.disbursements.get.queryOptions({ id }))),
    queryClient.prefetchQuery(trpc.questions.list.queryOptions(askedAboutInput(id))),
    queryClient.prefetchQuery(trpc.payouts.ofDisbursement.queryOptions({ disbursementId: id })),
    queryClient.prefetchQuery(trpc.audit.ofDisbursement.queryOptions({ id })),
    queryClient.prefetchQuery(
      trpc.disbursements.lines.queryOptions({ id, limit: pageSize, cursor: after ?? undefined }),
    ),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <DisbursementView
        viewerId={viewer.id}
        disbursement={disbursement}
        isStaff={sideOf(viewer) === 'staff'}
        mayPay={roleMay(viewer.role, 'payouts:pay')}
        speaks={speaksAs(viewer.role)}
      />
    </HydrationBoundary>
  );
}
