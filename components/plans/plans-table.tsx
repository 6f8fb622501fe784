'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Tags } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Badge } from '@/components/ui/badge';
import type { Column } from '@/components/ui/data-table';
import { Day } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import { rateText } from '@/server/invoices/domain/tax-by-rate';
import type { Plan } from '@/server/invoices/schema/plans';
import { PlanActions } from './plan-actions';
import { pricesOf } from './plan-prices';

/** What can be subscribed to, and what it costs. `today`: the server's, so that both sides show the same prices. */
export function PlansTable({ mayWrite, today }: { mayWrite: boolean; today: string }) {
  const trpc = useTRPC();
  const pages = usePages('plansAfter');
  const query = useQuery({
    ...trpc.plans.list.queryOptions({ limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });
  const actions: Column<Plan> = {
    header: 'Change',
    align: 'end',
    cell: (plan) => (plan.retiredAt ? null : <PlanActions plan={plan} />),
  };
  return (
    <KeysetTable
      name="Plans"
      query={query}
      pages={pages}
      columns={[...columnsOn(today), ...(mayWrite ? [actions] : [])]}
      rowKey={({ reference }) => reference}
      empty={
        <EmptyState icon={Tags} title="No plans yet">
          A plan has a price for a month in each currency; customers subscribe to it.
        </EmptyState>
      }
    />
  );
}

const columnsOn = (today: string): Column<Plan>[] => [
  {
    header: 'Plan',
    className: 'max-w-48 break-words',
    cell: ({ name, reference }) => (
      <>
        <span className="font-medium">{name}</span>
        <p className="text-muted text-xs">{reference}</p>
      </>
    ),
  },
  {
    header: 'Status',
    cell: ({ retiredAt }) => (retiredAt ? <Badge>Retired</Badge> : <Badge tone="positive">On offer</Badge>),
  },
  {
    header: 'A month, before tax',
    cell: ({ prices }) => <Prices prices={prices} today={today} />,
  },
  {
    header: 'Tax',
    align: 'end',
    from: 'sm',
    className: 'whitespace-nowrap tabular-nums',
    cell: ({ taxRatePpm }) => rateText(taxRatePpm),
  },
];

function Prices({ prices, today }: { prices: Plan['prices']; today: string }) {
  const { now, toCome } = pricesOf(prices, today);
  return (
    <>
      <span className="flex flex-wrap gap-x-3 gap-y-0.5">
        {now.map(({ price }) => (
          <Money key={price.currency} money={price} />
        ))}
      </span>
      {toCome.map(({ price, validFrom }) => (
        <p key={`${price.currency} ${validFrom}`} className="text-muted text-xs">
          <Money money={price} /> from <Day day={validFrom} />
        </p>
      ))}
    </>
  );
}
