import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { CoolingOff } from '@/components/bank-accounts/cooling-off';
import { HouseAccountsSection } from '@/components/bank-accounts/house-accounts';
import { MerchantAccounts } from '@/components/bank-accounts/merchant-accounts';
import { VERSIONS_SHOWN } from '@/components/bank-accounts/versions-shown';
import { WaitingAccounts } from '@/components/bank-accounts/waiting-accounts';
import { Forbidden } from '@/components/shell/forbidden';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Callout } from '@/components/ui/callout';
import { pageSize } from '@/components/ui/page-size';
import { trpcServer } from '@/server/api/caller';
import { roleMay } from '@/server/identity/door';
import { signedIn } from '../signed-in';

const loadSearch = createLoader({ after: parseAsString });

export const metadata: Metadata = { title: 'Bank accounts' };

type BankAccountsPageProps = { searchParams: Promise<SearchParams> };

/** Staff see what waits over all merchants; a merchant's people where they are paid. */
export default async function BankAccountsPage({ searchParams }: BankAccountsPageProps) {
  const { role, merchant } = await signedIn('/bank-accounts');
  if (!roleMay(role, 'bank-accounts:read')) return <Forbidden />;
  const { trpc, queryClient, dehydrate } = await trpcServer();
  if (merchant !== null) {
    const { reference } = merchant;
    const [{ currency, status }] = await Promise.all([
      queryClient.fetchQuery(trpc.merchants.get.queryOptions({ reference })),
      queryClient.prefetchQuery(trpc.bankAccounts.list.queryOptions({ reference, limit: VERSIONS_SHOWN })),
    ]);
    return (
      <HydrationBoundary state={dehydrate()}>
        <PageHeader title="Bank account" facts="Where you are paid. Nobody is shown more than its last digits." />
        {status === 'on_hold' ? (
          <Callout tone="warning" title="Payouts are on hold">
            Nothing is paid out for now. What you sell is counted, and waits. Ask us what is missing.
          </Callout>
        ) : null}
        <MerchantAccounts reference={reference} currency={currency} role={role} />
      </HydrationBoundary>
    );
  }
  const { after } = await loadSearch(searchParams);
  await Promise.all([
    queryClient.prefetchQuery(trpc.bankAccounts.waiting.queryOptions({ limit: pageSize, cursor: after ?? undefined })),
    queryClient.prefetchQuery(trpc.payoutSettings.get.queryOptions()),
    queryClient.prefetchQuery(trpc.houseAccounts.list.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrate()}>
      <PageHeader
        title="Bank accounts"
        facts="Where merchants are paid is never edited: somebody proposes, another confirms."
      />
      <Section title="Waiting">
        <WaitingAccounts role={role} />
      </Section>
      <CoolingOff mayChange={roleMay(role, 'bank-accounts:settings')} />
      <HouseAccountsSection mayChange={roleMay(role, 'payouts:settings')} />
    </HydrationBoundary>
  );
}
