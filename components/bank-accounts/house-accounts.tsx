'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/day';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { Skeleton } from '@/components/ui/skeleton';
import type { HouseAccount, HouseAccounts } from '@/server/payouts/schema/house-accounts';
import { Digits } from './account-facts';
import { groupedAccount } from './grouped-account';
import { HouseAccountForm } from './house-account-form';

const channels = { bank: 'One by one, by the bank’s connection', file: 'In bank files' };

/** Our own accounts, one a currency, and for whoever may, a way to set them. */
export function HouseAccountsSection({ mayChange }: { mayChange: boolean }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.houseAccounts.list.queryOptions());
  // What is changed: an account, or (null) one is added.
  const [changing, setChanging] = useState<HouseAccount | null>();
  return (
    <Section
      title="Our own accounts"
      aside={
        mayChange && data ? (
          <Button size="sm" onClick={() => setChanging(null)}>
            Add…
          </Button>
        ) : undefined
      }
    >
      {error && !data ? <ErrorState what="Our accounts" error={error} onRetry={() => void refetch()} /> : null}
      {!error && !data ? <Skeleton className="h-24" /> : null}
      {data?.accounts.length === 0 ? (
        <p className="text-muted">None yet. Payouts of a currency leave once it has an account.</p>
      ) : null}
      <ul className="divide-y border-y empty:hidden">
        {data?.accounts.map((account) => (
          <li key={account.current.currency} className="py-4">
            <Account account={account} onChange={mayChange ? () => setChanging(account.current) : null} />
          </li>
        ))}
      </ul>
      {data ? (
        <Dialog
          open={changing !== undefined}
          onOpenChange={(open) => open || setChanging(undefined)}
          title={changing ? `Our account for ${changing.currency}` : 'An account of ours'}
          description="It holds from now on. Files that were written and payouts that are on their way stay as they are."
        >
          <HouseAccountForm
            of={changing ?? null}
            taken={data.accounts.map(({ current }) => current.currency)}
            hasConnection={data.hasConnection}
            onDone={() => setChanging(undefined)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
}

type AccountProps = { account: HouseAccounts['accounts'][number]; onChange: (() => void) | null };

function Account({ account: { current, before }, onChange }: AccountProps) {
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">
          {current.currency} <span className="text-muted">{current.holderName}</span>
        </h3>
        {onChange ? (
          <Button size="sm" aria-label={`Change our account for ${current.currency}`} onClick={onChange}>
            Change…
          </Button>
        ) : null}
      </div>
      <Facts
        facts={[
          { name: 'Account', value: <Digits wraps>{groupedAccount(current.account)}</Digits> },
          ...(current.routingNumber
            ? [{ name: 'Routing number', value: <Digits>{current.routingNumber}</Digits> }]
            : []),
          ...(current.bic ? [{ name: 'BIC', value: <Digits>{current.bic}</Digits> }] : []),
          ...(current.bankName ? [{ name: 'Bank', value: current.bankName }] : []),
          ...(current.companyId ? [{ name: 'Company id', value: <Digits>{current.companyId}</Digits> }] : []),
          ...(current.town ? [{ name: 'Place', value: `${current.town}, ${current.country}` }] : []),
          { name: 'Payouts leave', value: channels[current.channel] },
          { name: 'Set', value: <SetBy of={current} /> },
        ]}
      />
      <p className="break-words border-l-2 pl-2 text-muted">{current.why}</p>
      {before.length > 0 ? (
        <details className="text-muted">
          <summary className="cursor-pointer">What it was before</summary>
          <ol className="mt-2 grid gap-1">
            {before.map((version) => (
              <li key={version.id}>
                <Digits wraps>{groupedAccount(version.account)}</Digits>, {version.holderName},{' '}
                {channels[version.channel]}: <SetBy of={version} />. {version.why}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </div>
  );
}

const SetBy = ({ of }: { of: HouseAccount }) => (
  <>
    by {of.madeBy}, <Instant at={of.madeAt} />
  </>
);
