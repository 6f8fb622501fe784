import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import Link from 'next/link';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { MailsTable } from '@/components/mail/mails-table';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { Button } from '@/components/ui/button';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Mail' };

const loadSearch = createLoader({ after: parseAsString });

type MailsPageProps = { searchParams: Promise<SearchParams> };

export default async function MailsPage({ searchParams }: MailsPageProps) {
  const { role } = await signedIn('/mail');
  if (!roleMay(role, 'mail:read')) return <Forbidden />;
  const { after } = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await queryClient.prefetchQuery(trpc.mails.list.queryOptions({ limit: pageSize, cursor: after ?? undefined }));
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Mail"
        facts="What the product wrote to people, and whether it was sent."
        actions={
          <Button asChild>
            <Link href="/mail/templates">Templates</Link>
          </Button>
        }
      />
      <MailsTable />
    </HydrationBoundary>
  );
}
