'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { AskedBy } from '@/components/audit/asked-by';
import { TimeLine } from '@/components/audit/time-line';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Money } from '@/components/ui/money';
import { Progress } from '@/components/ui/progress';
import type { Settlement } from '@/server/payables/schema';
import { SettlementStatusBadge } from './settlement-status';

const columns: Column<Settlement['sums'][number]>[] = [
  { header: 'Currency', cell: ({ currency }) => currency },
  { header: 'Merchants', align: 'end', cell: ({ merchants }) => <Count of={merchants} /> },
  { header: 'Payables', align: 'end', cell: ({ payables }) => <Count of={payables} /> },
  {
    header: 'From pending to available',
    align: 'end',
    cell: ({ net }) => <Money money={net} className="font-medium" />,
  },
];

/** One settlement, live while it is at work. */
export function SettlementView({ id, viewerId }: { id: string; viewerId: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery({
    ...trpc.settlements.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.status === 'settling' ? 1000 : false),
  });
  const of = { type: 'settlement', id } as const;
  if (!data) return error ? <ErrorState what="The settlement" error={error} onRetry={() => void refetch()} /> : null;
  const { through, status, merchants, sums, requestedBy, requestedAt, failureReason } = data;
  return (
    <>
      <PageHeader
        above={[{ label: 'Settlements', href: '/settlements' }]}
        title={
          <>
            Through <Day day={through} weekday />
          </>
        }
        beside={<SettlementStatusBadge status={status} />}
        facts={
          <>
            <span>
              Asked for by{' '}
              <AskedBy of={of} action="settlement.requested" requestedBy={requestedBy} viewerId={viewerId} />,{' '}
              <Instant at={requestedAt} />
            </span>
            <Count of={merchants} one="merchant settled" many="merchants settled" />
          </>
        }
      />
      {status === 'settling' ? <Progress label="Settlement" share={null} className="mb-6" /> : null}
      {status === 'failed' ? (
        <div className="mb-6">
          <Callout tone="danger" title="This settlement could not go on">
            {failureReason} What it had settled stays so; the next one goes on from there.
          </Callout>
        </div>
      ) : null}
      <Section title="What became available">
        {sums.length === 0 ? (
          <p className="text-muted">{status === 'settling' ? 'Nothing yet.' : 'Nothing: no money had fallen due.'}</p>
        ) : (
          <DataTable name="What became available" rows={sums} columns={columns} rowKey={({ currency }) => currency} />
        )}
      </Section>
      <TimeLine of={of} viewerId={viewerId} state={status} />
    </>
  );
}
