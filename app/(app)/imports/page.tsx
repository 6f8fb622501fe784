import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { ImportsTable } from '@/components/imports/imports-table';
import { UploadForm } from '@/components/imports/upload-form';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Imports' };

const loadSearch = createLoader({ after: parseAsString });

type ImportsPageProps = { searchParams: Promise<SearchParams> };

export default async function ImportsPage({ searchParams }: ImportsPageProps) {
  const { role } = await signedIn('/imports');
  if (!roleMay(role, 'imports:read')) return <Forbidden />;
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.imports.list.queryOptions({ limit: pageSize, cursor: after ?? undefined }));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader title="Imports" />
      {roleMay(role, 'imports:write') ? <UploadForm /> : null}
      <Section title="Files">
        <ImportsTable />
      </Section>
    </HydrationBoundary>
  );
}
