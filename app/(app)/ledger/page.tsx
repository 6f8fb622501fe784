import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import Link from 'next/link';
import { createLoader, type SearchParams } from 'nuqs/server';
import { AccountsTable } from '@/components/ledger/accounts-table';
import { accountsOf, ledgerSearch } from '@/components/ledger/ledger-search';
import { TrialBalance } from '@/components/ledger/trial-balance';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { pathWith } from '../path-with';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Ledger' };

const loadSearch = createLoader(ledgerSearch);

type LedgerPageProps = { searchParams: Promise<SearchParams> };

export default async function LedgerPage({ searchParams }: LedgerPageProps) {
  const viewer = await signedIn(pathWith('/ledger', await searchParams));
  if (!roleMay(viewer.role, 'ledger:read')) return <Forbidden />;
  const search = await loadSearch(searchParams);
  const { trpc, queryClient, dehydrate } = await trpcServer();
  await Promise.all([
    queryClient.prefetchQuery(trpc.ledger.totals.queryOptions()),
    queryClient.prefetchQuery(trpc.ledger.accounts.queryOptions(accountsOf(search))),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Ledger"
        facts="Every cent twice: what it is owed for, and to whom. The two sides of each currency are the same."
        actions={
          <>
            <Button asChild>
              <Link href="/completeness">Completeness</Link>
            </Button>
            <Button asChild>
              <Link href="/ledger/verification">Verification</Link>
            </Button>
          </>
        }
      />
      <Section title="Trial balance">
        <TrialBalance />
      </Section>
      <div id="accounts" className="mt-8 scroll-mt-4">
        <Section title="Accounts">
          <AccountsTable />
        </Section>
      </div>
    </HydrationBoundary>
  );
}
