'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Repeat } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table';
import { Day } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { Subscription } from '@/server/invoices/schema/plans';
import { SubscriptionActions } from './subscription-actions';
import { stateOn } from './subscription-state';

type SubscriptionsTableProps = {
  /** Of one customer; without it, of all. */
  customer?: string;
  mayWrite: boolean;
};

/** Who has which plan from when to when. */
export function SubscriptionsTable({ customer, mayWrite }: SubscriptionsTableProps) {
  const trpc = useTRPC();
  const pages = usePages('subscriptionsAfter');
  const query = useQuery({
    ...trpc.subscriptions.list.queryOptions({ limit: pageSize, customer, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });
  const actions: Column<Subscription> = {
    header: 'Change',
    align: 'end',
    cell: (row) => (stateOn(row, today()).isOver ? null : <SubscriptionActions subscription={row} />),
  };
  return (
    <KeysetTable
      name="Subscriptions"
      query={query}
      pages={pages}
      columns={[...(customer === undefined ? [who] : []), ...columns, ...(mayWrite ? [actions] : [])]}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={Repeat} title="No subscriptions yet">
          One that is started makes an invoice for each month.
        </EmptyState>
      }
    />
  );
}

const today = (): string => new Date().toISOString().slice(0, 10);

const who: Column<Subscription> = {
  header: 'Customer',
  className: 'max-w-48 truncate max-sm:max-w-28',
  cell: ({ customer }) => customer,
  href: ({ customer }) => `/customers/${encodeURIComponent(customer)}`,
};
const columns: Column<Subscription>[] = [
  {
    header: 'Plan',
    className: 'max-w-40 truncate',
    cell: ({ plan, quantity }) => (quantity === 1 ? plan : `${quantity} × ${plan}`),
  },
  {
    header: 'Status',
    cell: (row) => {
      const { words, tone } = stateOn(row, today());
      return (
        <span suppressHydrationWarning>
          <Badge tone={tone}>{words}</Badge>
        </span>
      );
    },
  },
  { header: 'From', from: 'sm', cell: ({ startsOn }) => <Day day={startsOn} /> },
  {
    header: 'Until',
    from: 'sm',
    cell: ({ endsOn }) => (endsOn ? <LastDay endsOn={endsOn} /> : <span className="text-muted">Goes on</span>),
  },
  { header: 'Pauses', from: 'lg', cell: ({ pauses }) => <Pauses pauses={pauses} /> },
];

/** People name the last day; it is kept as the first on which it is no more. */
const LastDay = ({ endsOn }: { endsOn: string }) => <Day day={dayBefore(endsOn)} />;
const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

function Pauses({ pauses }: Pick<Subscription, 'pauses'>) {
  if (pauses.length === 0) return <span className="text-muted">–</span>;
  return pauses.map(({ from, to }) => (
    <p key={from} className="whitespace-nowrap text-xs">
      <Day day={from} /> – {to ? <LastDay endsOn={to} /> : 'until resumed'}
    </p>
  ));
}
