'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Banknote } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Digits } from '@/components/bank-accounts/account-facts';
import type { Column } from '@/components/ui/data-table';
import { Day, Period } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { usePages } from '@/components/ui/use-pages';
import type { MerchantPayout } from '@/server/payouts/schema/merchant-payouts';
import { toldOf } from '@/server/payouts/schema/status-words';
import { PayoutBadge } from './payout-badge';
import { PayoutTodo } from './payout-todo';
import { payoutsOf } from './payouts-of';
import { todoOf } from './todo-of';

/** A merchant’s payouts: how far each is, what it pays and where, and what there is to do. */
export function PayoutsTable() {
  const trpc = useTRPC();
  const pages = usePages('payoutsAfter');
  const query = useQuery({
    ...trpc.payouts.list.queryOptions(payoutsOf(pages.cursor)),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  return (
    <KeysetTable
      name="Payouts"
      query={query}
      pages={pages}
      columns={columns}
      rowKey={({ disbursementId }) => disbursementId}
      below={(payout) => (todoOf(payout) ? <Todo payout={payout} /> : null)}
      empty={
        <EmptyState icon={Banknote} title="No payouts yet">
          The first one comes once money has fallen due to you.
        </EmptyState>
      }
    />
  );
}

const Nothing = () => <span className="text-muted">–</span>;

const columns: Column<MerchantPayout>[] = [
  {
    header: 'Days',
    href: ({ disbursementId }) => `/disbursements/${disbursementId}`,
    // On a phone there is no room for both beside the amount.
    cell: (payout) => (
      <>
        <Period of={payout.timeFrame} />
        <span className="mt-0.5 block sm:hidden">
          <PayoutBadge payout={payout} isStaff={false} />
        </span>
      </>
    ),
  },
  {
    header: 'Status',
    from: 'sm',
    cell: (payout) => <PayoutBadge payout={payout} isStaff={false} />,
  },
  {
    header: 'When',
    from: 'sm',
    cell: ({ paidOn, expectedOn }) =>
      paidOn ? (
        <Day day={paidOn} />
      ) : expectedOn ? (
        <span className="text-muted">
          due <Day day={expectedOn} />
        </span>
      ) : (
        <Nothing />
      ),
  },
  { header: 'Account', from: 'md', cell: ({ account }) => (account ? <Digits>{account}</Digits> : <Nothing />) },
  {
    header: 'Reference',
    from: 'lg',
    cell: ({ reference }) => (reference ? <Digits>{reference}</Digits> : <Nothing />),
  },
  { header: 'Amount', align: 'end', cell: ({ amount }) => <Money money={amount} className="font-medium" /> },
];

function Todo({ payout }: { payout: MerchantPayout }) {
  return (
    <tr className="border-b bg-canvas">
      <td colSpan={columns.length} className="px-3 py-2">
        {toldOf(payout).says} <PayoutTodo payout={payout} />
      </td>
    </tr>
  );
}
