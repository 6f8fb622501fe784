'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Select } from '@/components/ui/select';
import { usePages } from '@/components/ui/use-pages';
import { type Delivery, deliveryStatusShape } from '@/server/webhooks/schema/deliveries';
import { eventTypeNames } from '@/server/webhooks/schema/event-types';
import { deliveriesOf, deliveriesSearch } from './deliveries-search';
import { DeliveryStatusBadge, deliveryStatusWords } from './delivery-status';

const columns: Column<Delivery>[] = [
  { header: 'Event', cell: ({ type }) => type, href: ({ id }) => `/webhooks/deliveries/${id}` },
  {
    header: 'Object',
    from: 'md',
    className: 'max-w-56 truncate text-muted',
    cell: ({ object }) => `${object.type} ${object.id}`,
  },
  { header: 'Status', cell: (delivery) => <DeliveryStatusBadge delivery={delivery} /> },
  { header: 'Attempts', align: 'end', from: 'sm', cell: ({ attempts }) => attempts },
  {
    header: 'Next',
    align: 'end',
    from: 'lg',
    cell: ({ nextAttemptAt }) => (nextAttemptAt ? <Instant at={nextAttemptAt} /> : '–'),
  },
  { header: 'Made', align: 'end', from: 'sm', cell: ({ createdAt }) => <Instant at={createdAt} /> },
];

/** What was sent to an endpoint, live while something is on its way. */
export function DeliveriesList({ endpointId }: { endpointId: string }) {
  const trpc = useTRPC();
  const pages = usePages('deliveriesAfter');
  const [search, setSearch] = useQueryStates(deliveriesSearch);
  const query = useQuery({
    ...trpc.webhooks.deliveries.queryOptions(deliveriesOf(endpointId, search)),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some(({ status }) => status === 'pending') ? 2_000 : false),
  });
  return (
    <>
      <search className="mb-3 flex flex-wrap gap-3">
        <Field label="Status" className="w-full sm:w-44">
          {(control) => (
            <Select
              {...control}
              value={search.status ?? ''}
              onChange={({ target }) =>
                void setSearch({ status: (target.value || null) as Delivery['status'] | null, deliveriesAfter: null })
              }
            >
              <option value="">All</option>
              {deliveryStatusShape.options.map((status) => (
                <option key={status} value={status}>
                  {deliveryStatusWords(status)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Event" className="w-full sm:w-56">
          {(control) => (
            <Select
              {...control}
              value={search.type ?? ''}
              onChange={({ target }) =>
                void setSearch({
                  type: eventTypeNames.find((name) => name === target.value) ?? null,
                  deliveriesAfter: null,
                })
              }
            >
              <option value="">All</option>
              {eventTypeNames.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </search>
      <KeysetTable
        name="Deliveries"
        query={query}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={Send} title={search.status || search.type ? 'Nothing like that' : 'Nothing was sent yet'}>
            {search.status || search.type
              ? 'No delivery has that status and event.'
              : 'What happens is sent here as soon as the endpoint is enabled; a test shows whether it arrives.'}
          </EmptyState>
        }
      />
    </>
  );
}
