'use client';

import { type Column, DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import type { BankAccount } from '@/server/merchants/schema/bank-accounts';
import { Digits } from './account-facts';
import { AccountState } from './account-state';

const columns: Column<BankAccount>[] = [
  {
    header: 'Version',
    cell: ({ version, currency }) => (
      <>
        {version} <span className="text-muted">{currency}</span>
      </>
    ),
  },
  { header: 'Account', cell: ({ masked }) => <Digits>{masked}</Digits> },
  { header: 'State', cell: ({ state }) => <AccountState state={state} /> },
  { header: 'Holder', from: 'lg', className: 'max-w-48 truncate', cell: ({ holderName }) => holderName },
  {
    header: 'Proposed',
    from: 'sm',
    className: 'max-w-64',
    cell: ({ proposedBy, proposedAt, reason }) => (
      <Said by={proposedBy} at={proposedAt}>
        {reason}
      </Said>
    ),
  },
  {
    header: 'Decided',
    from: 'md',
    className: 'max-w-64',
    cell: ({ decision }) =>
      decision ? (
        <Said by={decision.by} at={decision.at}>
          {decision.words}
        </Said>
      ) : (
        '–'
      ),
  },
];

/** Where a merchant was, is and would be paid, the newest first. */
export const VersionsTable = ({ accounts }: { accounts: BankAccount[] }) => (
  <DataTable name="Versions of the bank account" rows={accounts} columns={columns} rowKey={({ id }) => id} />
);

function Said({ by, at, children }: { by: string; at: string; children: string | null }) {
  return (
    <>
      {by}, <Instant at={at} />
      {children ? <span className="block break-words text-muted text-xs">{children}</span> : null}
    </>
  );
}
