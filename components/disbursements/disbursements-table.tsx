'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Banknote } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Period } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { usePages } from '@/components/ui/use-pages';
import type { Disbursement } from '@/server/disbursements/schema';
import { type DisbursementScope, disbursementsOf } from './disbursement-scope';
import { OutcomeBadge } from './outcome';

const href = ({ id }: Disbursement) => `/disbursements/${id}`;

const merchant: Column<Disbursement> = {
  header: 'Merchant',
  cell: ({ merchantName }) => merchantName,
  href,
  className: 'max-w-56 truncate',
};
const days: Column<Disbursement> = { header: 'Days', cell: ({ timeFrame }) => <Period of={timeFrame} />, href };

const sums: Column<Disbursement>[] = [
  { header: 'Outcome', cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
  { header: 'Orders', align: 'end', from: 'sm', cell: ({ orders }) => <Count of={orders} /> },
  { header: 'Gross', align: 'end', from: 'md', cell: ({ gross }) => <Money money={gross} /> },
  { header: 'Fees', align: 'end', from: 'md', cell: ({ fee }) => <Money money={fee} /> },
  { header: 'Net', align: 'end', cell: ({ net }) => <Money money={net} className="font-medium" /> },
];

const ofManyMerchants = [merchant, ...sums];
const ofOneMerchant = [days, ...sums];

/** The disbursements of a run, of a merchant, or (for a merchant's people, without either) their own. */
export function DisbursementsTable({ scope }: { scope: DisbursementScope }) {
  const trpc = useTRPC();
  const pages = usePages('disbursementsAfter');
  const query = useQuery({
    ...trpc.disbursements.list.queryOptions(disbursementsOf(scope, pages.cursor)),
    placeholderData: keepPreviousData,
  });
  return (
    <KeysetTable
      name="Disbursements"
      query={query}
      pages={pages}
      columns={scope.runId === undefined ? ofOneMerchant : ofManyMerchants}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={Banknote} title="No disbursements yet">
          {scope.runId === undefined
            ? 'The first one comes with the first run over days on which money fell due.'
            : 'Nobody is owed anything for these days.'}
        </EmptyState>
      }
    />
  );
}
