'use client';

import { useQuery } from '@tanstack/react-query';
import { Landmark } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Callout } from '@/components/ui/callout';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Role } from '@/server/identity/schema';
import type { BankAccount } from '@/server/merchants/schema/bank-accounts';
import { AccountFacts } from './account-facts';
import { DecideAccount } from './decide-account';
import { ProposeAccount } from './propose-account';
import { SharedWith } from './shared-with';
import { VERSIONS_SHOWN } from './versions-shown';
import { VersionsTable } from './versions-table';

type MerchantAccountsProps = { reference: string; currency: string; role: Role };

/** Where a merchant is paid, what waits to take its place, and what there was before. */
export function MerchantAccounts({ reference, currency, role }: MerchantAccountsProps) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.bankAccounts.list.queryOptions({ reference, limit: VERSIONS_SHOWN }));
  if (error && !data) return <ErrorState what="The bank account" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40" />;
  const accounts = data.data;
  const mayPropose = roleMay(role, 'bank-accounts:propose');
  const mayConfirm = roleMay(role, 'bank-accounts:confirm');
  const waiting = accounts.filter(({ state }) => state === 'waiting');
  const inForce = accounts.filter(({ state }) => state === 'active' || state === 'cooling_off');
  const ofCurrency = (one: BankAccount) => one.currency === currency;
  const propose = mayPropose ? (
    <ProposeAccount
      reference={reference}
      currency={currency}
      label={inForce.some(ofCurrency) ? 'Change the account…' : 'Add a bank account…'}
      isDisabled={waiting.some(ofCurrency)}
    />
  ) : null;
  if (accounts.length === 0)
    return (
      <EmptyState icon={Landmark} title="No bank account yet" action={propose}>
        Nothing is paid out until there is one that a second person has confirmed.
      </EmptyState>
    );
  return (
    <>
      {waiting.map((account) => (
        <Section key={account.id} title={account.version === 1 ? 'Proposed account' : 'Proposed change'}>
          <Proposal
            account={account}
            current={inForce.find(({ currency: paid }) => paid === account.currency) ?? null}
            mayConfirm={mayConfirm}
            mayPropose={mayPropose}
          />
        </Section>
      ))}
      <Section title="Paid to" aside={propose}>
        {inForce.length === 0 ? (
          <p className="text-muted">No account is confirmed yet: what is due waits.</p>
        ) : (
          inForce.map((account) => (
            <div key={account.id} className="mb-4 grid gap-3 last:mb-0">
              {account.state === 'cooling_off' && account.payableFrom ? (
                <Callout tone="warning" title="Cooling off">
                  This account was changed. Nothing is paid to it before <Instant at={account.payableFrom} />, so that
                  whoever knows nothing of the change can still say so. What falls due until then waits.
                </Callout>
              ) : null}
              <AccountFacts account={account} />
              <SharedWith references={account.sharedWith} />
            </div>
          ))
        )}
      </Section>
      <Section title="Versions">
        <VersionsTable accounts={accounts} />
      </Section>
    </>
  );
}

type ProposalProps = { account: BankAccount; current: BankAccount | null; mayConfirm: boolean; mayPropose: boolean };

function Proposal({ account, current, mayConfirm, mayPropose }: ProposalProps) {
  return (
    <div className="grid gap-4 rounded-md border p-4">
      <AccountFacts account={account} />
      <p>
        <span className="text-muted">Why:</span> {account.reason}
      </p>
      <SharedWith references={account.sharedWith} />
      <p className="text-muted">It counts once a second person has confirmed it.</p>
      <DecideAccount account={account} current={current} mayConfirm={mayConfirm} mayPropose={mayPropose} />
    </div>
  );
}
