import type { Metadata } from 'next';
import { JournalView } from '@/components/ledger/journal-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../../load';
import { signedIn } from '../../../signed-in';

export const metadata: Metadata = { title: 'Journal' };

type JournalPageProps = { params: Promise<{ id: string }> };

export default async function JournalPage({ params }: JournalPageProps) {
  const { id } = await params;
  const viewer = await signedIn(`/ledger/journals/${id}`);
  if (!roleMay(viewer.role, 'ledger:read')) return <Forbidden />;
  const { trpc, queryClient } = await trpcServer();
  return <JournalView journal={await load(queryClient.fetchQuery(trpc.ledger.journal.queryOptions({ id })))} />;
}
