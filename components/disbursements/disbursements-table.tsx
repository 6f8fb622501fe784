'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Banknote } from 'lucide-react';
import { useTRPC } from '@/components/api/trpc';
import { PayoutBadge } from '@/components/payouts/payout-badge';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Period } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { usePages } from '@/components/ui/use-pages';
import type { Disbursement } from '@/server/disbursements/schema';
import { type DisbursementScope, disbursementsOf } from './disbursement-scope';
import { ExcludeMerchant } from './exclude-merchant';
import { FlagMark } from './flag-mark';
import { Kept } from './kept';

const href = ({ id }: Disbursement) => `/disbursements/${id}`;

const merchant: Column<Disbursement> = {
  header: 'Merchant',
  cell: ({ id, runId, merchantName }) => (
    <>
      {merchantName}
      <FlagMark runId={runId} disbursementId={id} />
    </>
  ),
  href,
  className: 'max-w-56 truncate max-sm:max-w-32',
};
const days: Column<Disbursement> = { header: 'Days', cell: ({ timeFrame }) => <Period of={timeFrame} />, href };

const outcome: Column<Disbursement> = { header: 'Outcome', cell: (of) => <PayoutBadge payout={of} isStaff /> };
const sums: Column<Disbursement>[] = [
  { header: 'Orders', align: 'end', from: 'sm', cell: ({ orders }) => <Count of={orders} /> },
  { header: 'Gross', align: 'end', from: 'md', cell: ({ gross }) => <Money money={gross} /> },
  { header: 'Fees', align: 'end', from: 'md', cell: ({ fee }) => <Money money={fee} /> },
  { header: 'Net', align: 'end', from: 'sm', cell: ({ net }) => <Money money={net} /> },
  { header: 'Kept', align: 'end', from: 'lg', cell: (disbursement) => <Kept disbursement={disbursement} /> },
  { header: 'To pay', align: 'end', cell: ({ toPay }) => <Money money={toPay} className="font-medium" /> },
];
const daysBeside: Column<Disbursement> = { ...days, from: 'lg', href: undefined };
const actions: Column<Disbursement> = {
  header: 'Actions',
  align: 'end',
  cell: (disbursement) => <ExcludeMerchant disbursement={disbursement} />,
};

type DisbursementsTableProps = {
  scope: DisbursementScope;
  /** Of a run in which each merchant has days of its own. */
  showsDays?: boolean;
  mayExclude?: boolean;
};

/** The disbursements of a run, or of a merchant, for staff. */
export function DisbursementsTable({ scope, showsDays = false, mayExclude = false }: DisbursementsTableProps) {
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
      columns={
        scope.runId === undefined
          ? [days, outcome, ...sums]
          : [
              merchant,
              ...(showsDays ? [daysBeside] : []),
              ...(mayExclude ? [{ ...outcome, from: 'sm' as const }, ...sums, actions] : [outcome, ...sums]),
            ]
      }
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
