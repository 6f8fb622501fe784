'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { useRunChanged } from '@/components/disbursements/use-run-changed';
import { Section } from '@/components/shell/section';
import { Count } from '@/components/ui/count';
import { ErrorState } from '@/components/ui/error-state';
import { Money } from '@/components/ui/money';
import { Progress } from '@/components/ui/progress';
import { Skeleton } from '@/components/ui/skeleton';
import type { RunStatus } from '@/server/disbursements/schema';
import type { PayoutProgress } from '@/server/payouts/schema';
import { statusWords } from '@/server/payouts/schema/status-words';
import { RunPayoutsTable } from './run-payouts-table';

const LIVE_MS = 1_000;
/** What is on its way may come back days later. */
const CALM_MS = 30_000;

/** How a run is paid: live while it goes on, then what came of it, those first that a person has to look at. */
export function RunPayouts({ runId, status }: { runId: string; status: RunStatus }) {
  const { payouts } = useTRPC();
  const { data, error, refetch } = useQuery({
    ...payouts.progress.queryOptions({ runId }),
    refetchInterval: ({ state }) => (moves(state.data) ? LIVE_MS : CALM_MS),
  });
  const changed = useRunChanged(runId);
  // Whatever else shows the run stands as the payouts do.
  const stands = data && JSON.stringify([data.status, data.sums]);
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (stands === undefined || stands === seen.current) return;
    const isFirst = seen.current === null;
    seen.current = stands;
    if (!isFirst || data?.status !== status) void changed();
  }, [stands, data, status, changed]);
  if (error && !data) return <ErrorState what="The payouts" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="mt-8 h-28 w-full" />;
  if (data.sums.every((sum) => sum.status === 'carried')) return null;
  return (
    <Section title="Payouts">
      <Sums progress={data} />
      <RunPayoutsTable runId={runId} isLive={moves(data)} />
    </Section>
  );
}

const moving: readonly string[] = ['submitting', 'submitted', 'unknown'];
const moves = (progress: PayoutProgress | undefined): boolean =>
  progress?.status === 'approved' || progress?.sums.some(({ status }) => moving.includes(status)) === true;

function Sums({ progress: { sums } }: { progress: PayoutProgress }) {
  const currencies = [...new Set(sums.map(({ currency }) => currency))];
  return (
    <div className="mb-5 grid gap-4">
      {currencies.map((currency) => {
        const own = sums.filter((sum) => sum.currency === currency && sum.status !== 'carried');
        const count = (status?: string) =>
          own.reduce((sum, row) => sum + (status === undefined || row.status === status ? row.payouts : 0), 0);
        if (count() === 0) return null;
        return (
          <div key={currency} className="grid max-w-2xl gap-1.5">
            <Progress label={`Paid in ${currency}`} share={count('paid') / count()} />
            <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
              <span>
                <Count of={count('paid')} /> of <Count of={count()} one="payout" many="payouts" /> in {currency} paid
              </span>
              {own.map(({ status, payouts, amount }) => (
                <span key={status}>
                  {statusWords[status].staff} <Count of={payouts} />: <Money money={amount} className="text-ink" />
                </span>
              ))}
            </p>
          </div>
        );
      })}
    </div>
  );
}
