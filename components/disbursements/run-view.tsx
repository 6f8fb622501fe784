'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { AskedBy } from '@/components/audit/asked-by';
import { TimeLine } from '@/components/audit/time-line';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Callout } from '@/components/ui/callout';
import { Instant, Period } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { DisbursementsTable } from './disbursements-table';
import { RunProgress } from './run-progress';
import { RunStatusBadge } from './run-status';
import { RunTotals } from './run-totals';

/** One run, live while it is being calculated. */
export function RunView({ id, viewerId }: { id: string; viewerId: string }) {
  const trpc = useTRPC();
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    ...trpc.disbursements.run.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.status === 'calculating' ? 1000 : false),
  });

  const of = { type: 'run', id } as const;
  const isCalculating = run?.status === 'calculating';

  if (!run) return error ? <ErrorState what="The run" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        above={[{ label: 'Disbursement runs', href: '/runs' }]}
        title={<Period of={run.timeFrame} />}
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
              Asked for by <AskedBy of={of} action="run.requested" requestedBy={run.requestedBy} viewerId={viewerId} />,{' '}
              <Instant at={run.requestedAt} />
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
      {isCalculating || run.status === 'failed' ? null : <RunTotals totals={run.totals} />}
      {isCalculating || run.status === 'failed' ? null : (
        <Section title="Disbursements">
          <DisbursementsTable scope={{ runId: id }} />
        </Section>
      )}
      <TimeLine of={of} viewerId={viewerId} state={run.status} />
    </>
  );
}
