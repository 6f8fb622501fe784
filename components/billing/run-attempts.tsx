'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { ChoiceField } from '@/components/ui/choice-field';
import type { Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import { chargeOutcomes } from '@/server/billing/schema/outcomes';
import type { Attempt, Run } from '@/server/billing/schema/runs';
import { attemptColumns } from './attempt-columns';
import { outcomeLook } from './outcome-look';
import { restMs } from './run-words';

const columns: Column<Attempt>[] = [
  {
    header: 'Invoice',
    cell: ({ invoice, invoiceId, customer, customerName }) => (
      <>
        <Link href={`/invoices/${invoiceId}`} className="whitespace-nowrap font-medium hover:underline">
          {invoice}
        </Link>
        <Link
          href={`/customers/${encodeURIComponent(customer)}`}
          className="block max-w-36 truncate text-muted text-xs hover:underline"
        >
          {customerName}
        </Link>
      </>
    ),
  },
  ...attemptColumns,
];

/** The calls of a run, the latest first; narrowed to those invoices that ended in one way. */
export function RunAttempts({ run }: { run: Run }) {
  const trpc = useTRPC();
  const pages = usePages('callsAfter');
  const [outcome, setOutcome] = useQueryState('outcome', parseAsStringLiteral(chargeOutcomes));
  const query = useQuery({
    ...trpc.billing.attempts.queryOptions({
      id: run.id,
      limit: pageSize,
      cursor: pages.cursor,
      ...(outcome ? { outcome } : {}),
    }),
    placeholderData: keepPreviousData,
    refetchInterval: restMs(run) === false ? false : 2_000,
  });
  const there = run.outcomes.flatMap((group) => (group.outcome === null ? [] : [group.outcome]));
  return (
    <>
      <div className="mb-3 max-w-56">
        <ChoiceField
          label="Ended as"
          value={outcome}
          options={outcome && !there.includes(outcome) ? [...there, outcome] : there}
          words={(option) => outcomeLook(option).words}
          onChange={(chosen) => {
            pages.reset();
            void setOutcome(chosen);
          }}
        />
      </div>
      <KeysetTable
        name="Calls"
        query={query}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={Send} title={outcome ? 'No invoice ended so' : 'Nothing was sent yet'}>
            Each call to the provider stands here, with its key and what came of it.
          </EmptyState>
        }
      />
    </>
  );
}
