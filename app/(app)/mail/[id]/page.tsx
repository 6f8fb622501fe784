import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { MailView } from '@/components/mail/mail-view';
import { Forbidden } from '@/components/shell/forbidden';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { load } from '../../load';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Mail' };

type MailPageProps = { params: Promise<{ id: string }> };

export default async function MailPage({ params }: MailPageProps) {
  const { id } = await params;
  const { role } = await signedIn(`/mail/${id}`);
  if (!roleMay(role, 'mail:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await load(queryClient.fetchQuery(trpc.mails.read.queryOptions({ id })));
  return (
    <HydrationBoundary state={dehydrate()}>
      <MailView id={id} />
    </HydrationBoundary>
  );
}
