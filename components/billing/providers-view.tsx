'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { Skeleton } from '@/components/ui/skeleton';
import type { BillingProvider, BreakerState } from '@/server/billing/schema/providers';
import { ProviderHealth } from './provider-health';
import { ProviderLimitsForm } from './provider-limits-form';

const looks: Record<BreakerState, { words: string; tone: Tone }> = {
  closed: { words: 'Closed: charges go through', tone: 'positive' },
  open: { words: 'Open: nothing is sent', tone: 'danger' },
  half_open: { words: 'Half open: one charge asks', tone: 'warning' },
};

/** Who takes the money: how well it answers, what its breaker did, and how much it is asked at once. */
export function ProvidersView({ mayChange }: { mayChange: boolean }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery({
    ...trpc.billingSettings.providers.queryOptions(),
    refetchInterval: 5_000,
  });
  const [changing, setChanging] = useState<BillingProvider | null>(null);
  return (
    <>
      <PageHeader
        title="Providers"
        facts="Who takes the money. While a circuit breaker is open nothing is sent and nothing fails: what is due waits."
      />
      {error && !data ? <ErrorState what="The providers" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className="h-40 w-full" /> : null}
      {data?.map((provider) => (
        <ProviderPart key={provider.name} provider={provider} onChange={mayChange ? setChanging : null} />
      ))}
      {changing ? (
        <Dialog open onOpenChange={() => setChanging(null)} title={`Change the limits of ${changing.name}`}>
          <ProviderLimitsForm provider={changing} onDone={() => setChanging(null)} />
        </Dialog>
      ) : null}
    </>
  );
}

type ProviderPartProps = { provider: BillingProvider; onChange: ((provider: BillingProvider) => void) | null };

function ProviderPart({ provider, onChange }: ProviderPartProps) {
  const { name, limits, state, changedAt, history, health } = provider;
  return (
    <>
      <Section
        title={name === 'simulator' ? 'Simulator' : name === 'stripe' ? 'Stripe' : name}
        aside={
          onChange ? (
            <Button size="sm" onClick={() => onChange(provider)}>
              Change limits
            </Button>
          ) : undefined
        }
      >
        <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
          <span role="status">
            <Badge tone={looks[state].tone}>{looks[state].words}</Badge>
          </span>
          <span className="text-muted">
            since <Instant at={changedAt} />
          </span>
        </p>
        <Facts
          facts={[
            { name: 'At once, per process', value: `${limits.concurrency} charges` },
            { name: 'A second, per process', value: `${limits.perSecond} charges` },
            {
              name: 'Opens when',
              value: `more than ${limits.opensAtPercent} % of the calls of ${limits.withinSeconds} s fail`,
            },
            { name: 'Asks again after', value: `${limits.openSeconds} s` },
          ]}
        />
      </Section>
      <Section title="The last hour">
        <ProviderHealth health={health} />
      </Section>
      <Section title="What the breaker did">
        {history.length === 0 ? (
          <p className="text-muted">It never opened.</p>
        ) : (
          <DataTable
            name="What the breaker did"
            rows={history}
            columns={columns}
            rowKey={(row) => `${row.at} ${row.state}`}
          />
        )}
      </Section>
    </>
  );
}

const columns: Column<BillingProvider['history'][number]>[] = [
  { header: 'At', cell: ({ at }) => <Instant at={at} /> },
  { header: 'Became', cell: ({ state }) => <Badge tone={looks[state].tone}>{looks[state].words}</Badge> },
  { header: 'Why', className: 'min-w-48', cell: ({ why }) => why },
];
