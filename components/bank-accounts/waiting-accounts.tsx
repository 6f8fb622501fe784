'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Role } from '@/server/identity/schema';
import type { BankAccount, WaitingAccount } from '@/server/merchants/schema/bank-accounts';
import { Digits } from './account-facts';
import { DecideAccount } from './decide-account';
import { SharedWith } from './shared-with';

/** What waits for a second person, over all merchants: the new account beside the old one. */
export function WaitingAccounts({ role }: { role: Role }) {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.bankAccounts.waiting.queryOptions({ limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  return (
    <KeysetTable
      name="Bank accounts that wait"
      query={query}
      pages={pages}
      columns={columnsFor(role)}
      rowKey={({ proposed }) => proposed.id}
      empty={
        <EmptyState icon={CircleCheck} title="Nothing waits">
          A bank account that somebody proposes waits here for a second person.
        </EmptyState>
      }
    />
  );
}

const columnsFor = (role: Role): Column<WaitingAccount>[] => [
  {
    header: 'Merchant',
    className: 'max-w-56 align-top',
    cell: ({ proposed: { merchant, currency } }) => (
      <>
        <Link
          href={`/merchants/${encodeURIComponent(merchant.reference)}?tab=bank`}
          className="block truncate font-medium underline-offset-2 hover:underline"
        >
          {merchant.name}
        </Link>
        <span className="text-muted text-xs">{currency}</span>
      </>
    ),
  },
  {
    header: 'Now',
    from: 'sm',
    className: 'align-top',
    cell: ({ current }) => (current ? <Account account={current} /> : <span className="text-muted">None yet</span>),
  },
  {
    header: 'Proposed',
    className: 'align-top',
    cell: ({ proposed }) => (
      <div className="grid gap-2">
        <Account account={proposed} />
        <SharedWith references={proposed.sharedWith} />
      </div>
    ),
  },
  {
    header: 'Why',
    from: 'md',
    className: 'max-w-64 align-top',
    cell: ({ proposed: { proposedBy, proposedAt, reason } }) => (
      <>
        <span className="block break-words">{reason}</span>
        <span className="text-muted text-xs">
          {proposedBy}, <Instant at={proposedAt} />
        </span>
      </>
    ),
  },
  {
    header: 'Decide',
    className: 'align-top',
    cell: ({ proposed, current }) => (
      <DecideAccount
        account={proposed}
        current={current}
        mayConfirm={roleMay(role, 'bank-accounts:confirm')}
        mayPropose={roleMay(role, 'bank-accounts:propose')}
      />
    ),
  },
];

const Account = ({ account }: { account: BankAccount }) => (
  <div>
    <Digits>{account.masked}</Digits>
    <span className="block max-w-48 truncate text-muted text-xs">{account.holderName}</span>
  </div>
);
