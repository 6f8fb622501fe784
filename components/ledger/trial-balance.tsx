'use client';

import { useQuery } from '@tanstack/react-query';
import { Library } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Money } from '@/components/ui/money';
import type { AccountTotals } from '@/server/ledger/schema';
import { Credit, Debit } from './debit-credit';
import { accountNames } from './ledger-words';

type Total = AccountTotals['totals'][number];

const columns: Column<Total>[] = [
  {
    header: 'Account',
    cell: ({ code }) => accountNames[code],
    href: ({ code, balance }) => `/ledger?code=${code}&currency=${balance.currency}#accounts`,
  },
  { header: 'What stands on it', from: 'lg', className: 'text-muted', cell: ({ says }) => says },
  { header: 'Accounts', align: 'end', from: 'md', cell: ({ accounts }) => <Count of={accounts} /> },
  { header: 'Debit', align: 'end', cell: ({ balance }) => <Debit of={balance} /> },
  { header: 'Credit', align: 'end', cell: ({ balance }) => <Credit of={balance} /> },
];

/** What all accounts of each kind have together, per currency, with the sums of both sides, which are the same. */
export function TrialBalance() {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.ledger.totals.queryOptions());
  if (error && !data) return <ErrorState what="The ledger" error={error} onRetry={() => void refetch()} />;
  if (data?.totals.length === 0)
    return (
      <EmptyState icon={Library} title="Nothing is booked yet">
        The first completed order or captured payment opens the accounts.
      </EmptyState>
    );
  const totals = data?.totals.toSorted(
    (a, b) => a.balance.currency.localeCompare(b.balance.currency) || inOrder(a) - inOrder(b),
  );
  const isLast = (total: Total) =>
    totals?.findLast(({ balance }) => balance.currency === total.balance.currency) === total;
  return (
    <DataTable
      name="Trial balance"
      rows={totals}
      columns={columns}
      rowKey={({ code, balance }) => `${code} ${balance.currency}`}
      below={(total) => (isLast(total) ? <Sums totals={totals ?? []} currency={total.balance.currency} /> : null)}
    />
  );
}

const codes = Object.keys(accountNames);
const inOrder = ({ code }: Total): number => codes.indexOf(code);

function Sums({ totals, currency }: { totals: Total[]; currency: string }) {
  const side = (sign: 1 | -1) =>
    totals.reduce(
      (sum, { balance }) => (balance.currency === currency ? sum + Math.max(sign * balance.amount, 0) : sum),
      0,
    );
  return (
    <tr className="border-b-4 border-double bg-canvas font-medium">
      <th scope="row" className="h-9 text-left font-medium">
        Sum of {currency}
      </th>
      <td className="max-lg:hidden" />
      <td className="max-md:hidden" />
      <td className="pl-4 text-right">
        <Money money={{ amount: side(1), currency }} />
      </td>
      <td className="pl-4 text-right">
        <Money money={{ amount: side(-1), currency }} />
      </td>
    </tr>
  );
}
