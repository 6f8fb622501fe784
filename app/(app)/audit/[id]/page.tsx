import type { Metadata } from 'next';
import { EntryView } from '@/components/audit/entry-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Audit' };

type EntryPageProps = { params: Promise<{ id: string }> };

export default async function EntryPage({ params }: EntryPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/audit/${id}`);
  if (!roleMay(viewer.role, 'audit:read')) return <Forbidden />;
  const { trpc, queryClient } = await trpcServer();
  return <EntryView entry={await load(queryClient.fetchQuery(trpc.audit.get.queryOptions({ id })))} />;
}
