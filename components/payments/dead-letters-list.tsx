'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import type { Column } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { SettledChoice } from '@/components/ui/settled-choice';
import { settledColumn } from '@/components/ui/settled-column';
import { settledSearch } from '@/components/ui/settled-search';
import { usePages } from '@/components/ui/use-pages';
import type { DeadLetter } from '@/server/payments/schema/dead-letters';
import { DeadLetterActions } from './dead-letter-actions';
import { deadLettersOf } from './dead-letters-search';

/** Work on payments and refunds that could not be finished by itself, with what a person can do about it. */
export function DeadLettersList({ viewerId }: { viewerId: string }) {
  const trpc = useTRPC();
  const pages = usePages();
  const [{ show }] = useQueryStates(settledSearch);
  const query = useQuery({
    ...trpc.payments.deadLetters.queryOptions(deadLettersOf({ show, after: pages.cursor ?? null })),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  return (
    <>
      <SettledChoice />
      <KeysetTable
        name="Stuck payments"
        query={query}
        pages={pages}
        columns={[...columns, show === 'open' ? actions : settledColumn(viewerId, howSettled)]}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={CircleCheck} title={show === 'open' ? 'Nothing is stuck' : 'Nothing was settled yet'}>
            What the provider leaves without an answer for days, or a fault of ours stops, waits here for a person.
          </EmptyState>
        }
      />
    </>
  );
}

const columns: Column<DeadLetter>[] = [
  {
    header: 'What',
    className: 'font-medium whitespace-nowrap',
    cell: ({ paymentId, refundId }) => (
      <Link href={`/payments/${paymentId}`} className="hover:underline">
        {refundId ? `Refund ${refundId}` : `Payment ${paymentId}`}
      </Link>
    ),
  },
  { header: 'Why', className: 'min-w-48', cell: ({ error }) => error },
  {
    header: 'Merchant',
    from: 'md',
    className: 'max-w-40 truncate',
    cell: ({ merchantReference }) => merchantReference,
  },
  { header: 'Amount', align: 'end', cell: ({ amount }) => <Money money={amount} /> },
  { header: 'Attempts', align: 'end', from: 'sm', cell: ({ attempts }) => attempts },
  { header: 'Since', from: 'sm', cell: ({ failedAt }) => <Instant at={failedAt} /> },
];

const actions: Column<DeadLetter> = {
  header: 'Decide',
  align: 'end',
  cell: (letter) => <DeadLetterActions letter={letter} />,
};

const resolutions: Record<NonNullable<DeadLetter['resolution']>, string> = {
  looked_up: 'Looked up',
  marked_failed: 'Given up',
  replayed: 'Started again',
};

const howSettled = ({ resolution }: DeadLetter) => (resolution ? resolutions[resolution] : null);
