import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ImportView } from '@/components/imports/import-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Import' };

type ImportPageProps = { params: Promise<{ id: string }> };

export default async function ImportPage({ params }: ImportPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/imports/${id}`);
  if (!roleMay(viewer.role, 'imports:read')) return <Forbidden />;
  const mayDecide = roleMay(viewer.role, 'imports:write');
  const { trpc, queryClient, dehydrate } = await trpcServer();
  const imported = await load(queryClient.fetchQuery(trpc.imports.get.queryOptions({ id })));
  await queryClient.prefetchQuery(trpc.audit.ofImport.queryOptions({ id }));
  if (imported.status === 'uploaded' && mayDecide) {
    await queryClient.prefetchQuery(trpc.imports.preview.queryOptions({ id, options: {} }));
  }
  return (
    <HydrationBoundary state={dehydrate()}>
      <ImportView id={id} mayDecide={mayDecide} viewerId={viewer.id} />
    </HydrationBoundary>
  );
}
