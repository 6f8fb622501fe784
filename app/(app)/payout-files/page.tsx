import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { FilesTable } from '@/components/payout-files/files-table';
import { ReportDrop } from '@/components/payout-files/report-drop';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Bank files' };

const loadSearch = createLoader({ after: parseAsString });

type PayoutFilesPageProps = { searchParams: Promise<SearchParams> };

export default async function PayoutFilesPage({ searchParams }: PayoutFilesPageProps) {
  const { role } = await signedIn('/payout-files');
  if (!roleMay(role, 'payouts:read')) return <Forbidden />;
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.payoutFiles.list.queryOptions({ limit: pageSize, cursor: after ?? undefined }));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Bank files"
        facts="Payouts that somebody takes to the bank. A file is written on the page of its run."
      />
      <FilesTable />
      {roleMay(role, 'payouts:pay') ? (
        <Section title="What the bank reports">
          <ReportDrop />
        </Section>
      ) : null}
    </HydrationBoundary>
  );
}
