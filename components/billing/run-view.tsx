'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { AskedBy } from '@/components/audit/asked-by';
import { TimeLine } from '@/components/audit/time-line';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Figures } from '@/components/ui/figures';
import type { Run } from '@/server/billing/schema/runs';
import { OutcomeChart } from './outcome-chart';
import { OutcomeGroups } from './outcome-groups';
import { RunActions } from './run-actions';
import { RunAttempts } from './run-attempts';
import { RunProgress } from './run-progress';
import { MoneyList } from './run-sums';
import { chargedOf, restMs, scopeWords, statusLook } from './run-words';
import { PeriodOfRun } from './runs-table';

/** One billing run, live while it charges: how far it is, what came of it, and what to do about what failed. */
export function RunView({ id, viewerId, mayRun }: { id: string; viewerId: string; mayRun: boolean }) {
  const trpc = useTRPC();
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    ...trpc.billing.run.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data ? restMs(state.data) : false),
  });
  if (!run) return error ? <ErrorState what="The run" error={error} onRetry={() => void refetch()} /> : null;
  const of = { type: 'billing_run', id } as const;
  const look = statusLook[run.status];
  return (
    <>
      <PageHeader
        above={[{ label: 'Billing runs', href: '/billing/runs' }]}
        title={<PeriodOfRun run={run} />}
        beside={<Badge tone={look.tone}>{look.words}</Badge>}
        facts={
          <>
            <ScopeLink run={run} />
            <span>
              Started by{' '}
              <AskedBy of={of} action="billing_run.started" requestedBy={run.requestedBy} viewerId={viewerId} />,{' '}
              <Instant at={run.requestedAt} />
            </span>
            {run.finishedAt ? (
              <span>
                ended <Instant at={run.finishedAt} />
              </span>
            ) : null}
          </>
        }
        actions={mayRun ? <RunActions run={run} /> : undefined}
      />
      <Notes run={run} />
      {run.status === 'running' || run.status === 'paused' ? <RunProgress run={run} /> : null}
      <Figures
        figures={[
          { name: 'Invoices', value: <Count of={run.total} />, note: <MoneyList sums={run.expected} /> },
          { name: 'Charged', value: <Count of={chargedOf(run)} />, note: <MoneyList sums={chargedSums(run)} /> },
          {
            name: 'Not charged',
            value: <Count of={run.done - chargedOf(run)} />,
            note: <MoneyList sums={failedSums(run)} />,
          },
        ]}
      />
      {run.outcomes.length > 0 ? (
        <>
          <Section title="What came of it">
            <OutcomeChart outcomes={run.outcomes} />
          </Section>
          <OutcomeGroups run={run} mayRun={mayRun} />
        </>
      ) : null}
      <Section title="Calls to the provider">
        <RunAttempts run={run} />
      </Section>
      <TimeLine of={of} viewerId={viewerId} state={run.status} />
    </>
  );
}

const chargedSums = ({ outcomes }: Run): Run['expected'] =>
  outcomes.find(({ outcome }) => outcome === 'charged')?.sums ?? [];

/** By currency, of what has an outcome that is not the money. */
function failedSums({ outcomes }: Run): Run['expected'] {
  const sums = new Map<string, Run['expected'][number]>();
  for (const { outcome, sums: own } of outcomes)
    for (const { count, amount } of outcome === null || outcome === 'charged' ? [] : own) {
      const before = sums.get(amount.currency);
      sums.set(amount.currency, {
        count: count + (before?.count ?? 0),
        amount: { ...amount, amount: amount.amount + (before?.amount.amount ?? 0) },
      });
    }
  return [...sums.values()];
}

function ScopeLink({ run: { scope } }: { run: Run }) {
  const [over, of] = [scope.split(':', 1)[0], scope.slice(scope.indexOf(':') + 1)];
  const href =
    over === 'invoice' ? `/invoices/${of}` : over === 'customer' ? `/customers/${encodeURIComponent(of)}` : null;
  if (!href) return <span>{scopeWords(scope)}</span>;
  return (
    <Link href={href} className="hover:text-ink hover:underline">
      {scopeWords(scope)}
    </Link>
  );
}

function Notes({ run }: { run: Run }) {
  if (run.status === 'failed')
    return (
      <div className="mb-6">
        <Callout tone="danger" title="This run could not go on">
          {run.failureReason} What it charged stays charged; asked for again it goes on.
        </Callout>
      </div>
    );
  if (run.heldUntil)
    return (
      <div className="mb-6">
        <Callout tone="warning" title="The provider does not answer well, so nothing is sent to it">
          The circuit breaker is open. The run goes on by itself, and nothing of it fails meanwhile.{' '}
          <Link href="/billing/providers" className="text-accent hover:underline">
            See the provider
          </Link>
        </Callout>
      </div>
    );
  return null;
}
