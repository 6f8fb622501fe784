'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Banknote } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Digits } from '@/components/bank-accounts/account-facts';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { usePages } from '@/components/ui/use-pages';
import type { RunPayout } from '@/server/payouts/schema';
import { waitWords } from '@/server/payouts/schema/status-words';
import { PayoutBadge } from './payout-badge';
import { payoutsOfRun } from './payouts-of';

const nothing = <span className="text-muted">–</span>;

const columns: Column<RunPayout>[] = [
  {
    header: 'Merchant',
    cell: ({ merchantName }) => merchantName,
    href: ({ disbursementId }) => `/disbursements/${disbursementId}`,
    className: 'max-w-56 truncate',
  },
  { header: 'Payout', cell: (payout) => <PayoutBadge payout={payout} isStaff /> },
  { header: 'Account', from: 'md', cell: ({ account }) => (account ? <Digits>{account}</Digits> : nothing) },
  { header: 'Reference', from: 'lg', cell: ({ reference }) => (reference ? <Digits>{reference}</Digits> : nothing) },
  { header: 'Last heard', from: 'lg', cell: ({ lastAt }) => (lastAt ? <Instant at={lastAt} /> : nothing) },
  { header: 'Amount', align: 'end', cell: ({ amount }) => <Money money={amount} className="font-medium" /> },
];

/** The payouts of a run, each with why it failed or what it waits for. */
export function RunPayoutsTable({ runId, isLive }: { runId: string; isLive: boolean }) {
  const { payouts } = useTRPC();
  const pages = usePages('payoutsAfter');
  const query = useQuery({
    ...payouts.ofRun.queryOptions(payoutsOfRun(runId, pages.cursor)),
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? 1_000 : 30_000,
  });
  return (
    <KeysetTable
      name="Payouts"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ disbursementId }) => disbursementId}
      below={({ reason, waitsFor }) =>
        reason !== null || waitsFor !== null ? (
          <tr data-note className="border-b">
            <td colSpan={columns.length} className="pb-2 text-muted">
              {reason ?? (waitsFor && waitWords[waitsFor].staff)}
            </td>
          </tr>
        ) : null
      }
      empty={
        <EmptyState icon={Banknote} title="Nothing to pay">
          What this run gives goes on into the next period.
        </EmptyState>
      }
    />
  );
}
