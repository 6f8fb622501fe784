'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Callout } from '@/components/ui/callout';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { Money } from '@/components/ui/money';
import type { Order } from '@/server/orders/schema';
import { OrderActions } from './order-actions';
import { OrderStatusBadge } from './order-status';

type OrderViewProps = {
  id: string;
  isStaff: boolean;
  /** Whether the viewer may decide, or only look. */
  mayDecide: boolean;
  /** How it is paid where it waits for that. */
  pay?: (order: Order) => ReactNode;
  /** The money's story, and all that happened. */
  children: ReactNode;
};

/** One order as it is, and as it goes on while one looks. */
export function OrderView({ id, isStaff, mayDecide, pay, children }: OrderViewProps) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery({
    ...trpc.orders.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data ? restMs(state.data) : false),
  });
  if (!data) return error ? <ErrorState what="The order" error={error} onRetry={() => void refetch()} /> : null;
  const { merchantReference, status, reason } = data;
  return (
    <>
      <PageHeader
        above={[{ label: 'Orders', href: '/orders' }]}
        title={data.externalReference}
        beside={<OrderStatusBadge status={status} />}
        facts={
          <>
            {isStaff ? (
              <Link
                className="hover:text-ink hover:underline"
                href={`/merchants/${encodeURIComponent(merchantReference)}`}
              >
                {merchantReference}
              </Link>
            ) : null}
            <Money money={data.amount} />
            <span>
              Created <Instant at={data.createdAt} />
            </span>
          </>
        }
        actions={
          mayDecide ? (
            <>
              <OrderActions order={data} />
              {pay?.(data)}
            </>
          ) : undefined
        }
      />
      {status === 'declined' ? (
        <div className="mb-6">
          <Callout tone="warning" title="The payment was declined">
            {reason ? `${reason.replace(/\.$/, '')}. ` : null}The order can be paid again until it is cancelled.
          </Callout>
        </div>
      ) : null}
      <Section title="Details">
        <Facts facts={factsOf(data)} />
      </Section>
      {children}
    </>
  );
}

/** What is on its way is asked for often, what may move some day now and then, what is final never again. */
function restMs({ status, collection }: Order): number | false {
  if (collection === 'under_way') return 1_000;
  if (status === 'created') return 2_000;
  return status === 'confirmed' || status === 'declined' ? 5_000 : false;
}

const factsOf = (order: Order): { name: string; value: ReactNode }[] => [
  { name: 'Amount', value: <Money money={order.amount} /> },
  { name: 'Paid through', value: paidThrough(order) },
  { name: 'Shopper', value: order.shopperReference ?? <None /> },
  { name: 'Description', value: order.description ?? <None /> },
  ...(order.movedAt ? [{ name: 'In this state since', value: <Instant at={order.movedAt} /> }] : []),
  ...(order.completedAt ? [{ name: 'Completed', value: <Instant at={order.completedAt} /> }] : []),
  ...(order.status === 'cancelled' && order.reason ? [{ name: 'Why cancelled', value: order.reason }] : []),
];

function paidThrough({ collection, status, amount }: Order): string {
  if (collection === 'collected') return 'Countinghouse';
  if (collection === 'under_way') return 'Countinghouse, being paid';
  if (amount.amount === 0) return 'Nothing to pay';
  if (status === 'cancelled') return 'Not paid through Countinghouse';
  return status === 'created' || status === 'declined' ? 'Not paid yet' : 'The shop itself';
}

const None = () => <span className="text-muted">–</span>;
