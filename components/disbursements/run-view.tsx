'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { DayRange, Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { DisbursementsTable } from './disbursements-table';
import { Equation } from './equation';
import { RunProgress } from './run-progress';
import { RunStatusBadge } from './run-status';

/** One run, live while it is being calculated. */
export function RunView({ id }: { id: string }) {
  const trpc = useTRPC();
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    ...trpc.disbursements.run.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.status === 'calculating' ? 1000 : false),
  });

  const isCalculating = run?.status === 'calculating';

  if (!run) return error ? <ErrorState what="The run" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        above={[{ label: 'Disbursement runs', href: '/runs' }]}
        title={<DayRange {...run.timeFrame} />}
        beside={<RunStatusBadge status={run.status} />}
        facts={
          <>
            {run.merchant === null ? (
              <span>All merchants</span>
            ) : (
              <Link className="hover:text-ink hover:underline" href={`/merchants/${encodeURIComponent(run.merchant)}`}>
                {run.merchant}
              </Link>
            )}
            <span>
              Asked for by {run.requestedBy}, <Instant at={run.requestedAt} />
            </span>
          </>
        }
      />
      {isCalculating ? <RunProgress progress={run.progress} /> : null}
      {run.status === 'failed' ? (
        <Callout tone="danger" title="This run failed, and nothing of it was kept">
          {run.failureReason ?? 'The reason is not known.'} Put that right and ask for the run again.
        </Callout>
      ) : null}
      {run.totals.length > 0 ? (
        <ul className="divide-y border-y">
          {run.totals.map((sum) => (
            <li key={sum.currency} className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2 py-4">
              <Equation gross={sum.gross} fee={sum.fee} net={sum.net} />
              <p className="pb-1 text-muted">
                <Count of={sum.disbursements} one="disbursement" many="disbursements" />
                {' of '}
                <Count of={sum.orders} one="order" many="orders" /> in {sum.currency}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {isCalculating || run.status === 'failed' ? null : (
        <Section title="Disbursements">
          <DisbursementsTable scope={{ runId: id }} />
        </Section>
      )}
    </>
  );
}
