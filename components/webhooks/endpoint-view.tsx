'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import type { Endpoint } from '@/server/webhooks/schema/endpoints';
import { DeliveriesList } from './deliveries-list';
import { DisabledNote } from './disabled-note';
import { EndpointActions } from './endpoint-actions';
import { EndpointStatus, failuresText } from './endpoint-status';
import { ReplayRange } from './replay-range';

/** One endpoint: what it is told, how it fares, and what was sent there. */
export function EndpointView({ id, mayChange }: { id: string; mayChange: boolean }) {
  const trpc = useTRPC();
  const {
    data: endpoint,
    error,
    refetch,
  } = useQuery({
    ...trpc.webhooks.endpoint.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.health.waiting ? 2_000 : false),
  });
  if (!endpoint) return error ? <ErrorState what="The endpoint" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        above={[{ label: 'Webhooks', href: '/webhooks' }]}
        title={<span className="break-all">{endpoint.url}</span>}
        beside={<EndpointStatus endpoint={endpoint} />}
        facts={endpoint.description ? <span>{endpoint.description}</span> : null}
        actions={mayChange ? <EndpointActions endpoint={endpoint} /> : null}
      />
      <DisabledNote endpoint={endpoint} mayChange={mayChange} />
      <Facts facts={factsOf(endpoint)} />
      <Section title="Deliveries" aside={mayChange && endpoint.enabled ? <ReplayRange endpointId={id} /> : null}>
        <DeliveriesList endpointId={id} />
      </Section>
    </>
  );
}

function factsOf({ merchant, eventTypes, health, secrets, createdAt }: Endpoint) {
  const ending = secrets.find(({ endsAt }) => endsAt !== null)?.endsAt;
  return [
    { name: 'Of', value: merchant ?? 'The platform' },
    { name: 'What is sent', value: eventTypes.length === 0 ? 'Everything' : eventTypes.join(', ') },
    {
      name: 'Last delivery',
      value: health.lastDeliveredAt ? <Instant at={health.lastDeliveredAt} /> : 'None in 7 days',
    },
    { name: 'Failed attempts, 7 days', value: failuresText(health) },
    { name: 'Waiting', value: health.waiting },
    { name: 'Held', value: health.held },
    {
      name: 'Secret',
      value: secrets[0] ? (
        <>
          since <Instant at={secrets[0].createdAt} />
        </>
      ) : (
        'None'
      ),
    },
    ...(ending ? [{ name: 'Old secret', value: <>until {<Instant at={ending} />}</> }] : []),
    { name: 'Added', value: <Instant at={createdAt} /> },
  ];
}
