import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { TemplatesView } from '@/components/mail/templates-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Mail templates' };

const loadSearch = createLoader({ template: parseAsString });

type TemplatesPageProps = { searchParams: Promise<SearchParams> };

export default async function TemplatesPage({ searchParams }: TemplatesPageProps) {
  const { role } = await signedIn('/mail/templates');
  if (!roleMay(role, 'billing:read')) return <Forbidden />;
  const { template } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const { data } = await load(queryClient.fetchQuery(trpc.mailTemplates.list.queryOptions()));
  const chosen = data.find(({ kind }) => kind === template) ?? data[0];
  if (chosen) await queryClient.prefetchQuery(trpc.mailTemplates.show.queryOptions({ kind: chosen.kind }));
  return (
    <HydrationBoundary state={dehydrate()}>
      <TemplatesView mayReadMail={roleMay(role, 'mail:read')} />
    </HydrationBoundary>
  );
}
