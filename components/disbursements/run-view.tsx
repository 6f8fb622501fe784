'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { AskedBy } from '@/components/audit/asked-by';
import { TimeLine } from '@/components/audit/time-line';
import { RunFiles } from '@/components/payout-files/run-files';
import { RunPayouts } from '@/components/payouts/run-payouts';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Callout } from '@/components/ui/callout';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { RunStatus } from '@/server/disbursements/schema';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Role } from '@/server/identity/schema';
import { ApprovalPanel } from './approval-panel';
import { DisbursementsTable } from './disbursements-table';
import { paidRuns } from './paid-runs';
import { RunActions } from './run-actions';
import { RunFlags } from './run-flags';
import { RunName } from './run-name';
import { RunProgress } from './run-progress';
import { RunProof } from './run-proof';
import { RunStatusBadge } from './run-status';
import { RunTotals } from './run-totals';

/** Runs in these states give nothing to anybody: their days are open. */
const ended: readonly RunStatus[] = ['failed', 'cancelled', 'rejected'];
const changeable: readonly RunStatus[] = ['ready', 'submitted'];

type RunViewProps = { id: string; viewer: { id: string; role: Role } };

/** One run: live while it is being calculated, then what it gives, and what can be done with it. */
export function RunView({ id, viewer }: RunViewProps) {
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
  const isReviewed = run !== undefined && !isCalculating && run.status !== 'failed';
  const reviewing = useQuery({ ...trpc.runs.review.queryOptions({ id }), enabled: isReviewed });
  const review = isReviewed ? reviewing.data : undefined;
  const [isStale, setStale] = useState(false);
  const of = { type: 'run', id } as const;

  if (!run) return error ? <ErrorState what="The run" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        above={[{ label: 'Disbursement runs', href: '/runs' }]}
        title={<RunName run={run} />}
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
              Asked for by <AskedBy of={of} action="run.requested" requestedBy={run.requestedBy} viewerId={viewer.id} />
              , <Instant at={run.requestedAt} />
            </span>
          </>
        }
        actions={review ? <RunActions run={run} review={review} viewer={viewer} onStale={setStale} /> : undefined}
      />
      {isStale ? (
        <div className="mb-6">
          <Callout tone="warning" title="This run has changed since you looked at it">
            Nothing was done. Below it is what it is now: look again, then decide.
          </Callout>
        </div>
      ) : null}
      {isCalculating ? <RunProgress progress={run.progress} /> : null}
      {run.status === 'failed' ? (
        <Callout tone="danger" title="This run failed, and nothing of it was kept">
          {run.failureReason ?? 'The reason is not known.'} Put that right and ask for the run again.
        </Callout>
      ) : null}
      {run.status === 'cancelled' || run.status === 'rejected' ? (
        <Callout
          tone={run.status === 'rejected' ? 'danger' : 'info'}
          title={`This run was ${run.status}: nothing of it is paid, and its days are open again`}
        >
          {review?.endReason}
        </Callout>
      ) : null}
      {isCalculating || ended.includes(run.status) ? null : <RunTotals totals={run.totals} />}
      {isReviewed && run.status !== 'cancelled' ? (
        <Reviewed query={reviewing}>{review ? <ApprovalPanel review={review} viewerId={viewer.id} /> : null}</Reviewed>
      ) : null}
      {isReviewed ? <RunFlags id={id} /> : null}
      {paidRuns.includes(run.status) && roleMay(viewer.role, 'payouts:read') ? (
        <>
          <RunPayouts runId={id} status={run.status} />
          <RunFiles runId={id} mayPay={roleMay(viewer.role, 'payouts:pay')} />
        </>
      ) : null}
      {isCalculating || ended.includes(run.status) ? null : (
        <Section title="Disbursements">
          <DisbursementsTable
            scope={{ runId: id }}
            showsDays={run.kind === 'scheduled'}
            mayExclude={changeable.includes(run.status) && roleMay(viewer.role, 'disbursements:run')}
          />
        </Section>
      )}
      {isCalculating || ended.includes(run.status) ? null : <RunProof id={id} />}
      <TimeLine of={of} viewerId={viewer.id} state={run.status} />
    </>
  );
}

type ReviewedProps = { query: { data: unknown; error: unknown; refetch: () => Promise<unknown> }; children: ReactNode };

function Reviewed({ query: { data, error, refetch }, children }: ReviewedProps) {
  if (data) return children;
  if (error) return <ErrorState what="The approval" error={error} onRetry={() => void refetch()} />;
  return <Skeleton className="mt-8 h-28 w-full" />;
}
