'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Period } from '@/components/ui/day';
import { Money } from '@/components/ui/money';
import type { Previewed } from '@/server/disbursements/schema/preview';
import { DifferenceBadges } from './difference-badges';

const SHOWN = 25;

export const merchantColumn: Column<Previewed> = {
  header: 'Merchant',
  cell: ({ merchantName }) => merchantName,
  href: ({ merchantReference }) => `/merchants/${encodeURIComponent(merchantReference)}`,
  className: 'max-w-56 truncate',
};
const daysColumn: Column<Previewed> = {
  header: 'Days',
  from: 'lg',
  cell: ({ timeFrame }) => <Period of={timeFrame} />,
};
const columns: Column<Previewed>[] = [
  { header: 'Compared', cell: ({ differences }) => <DifferenceBadges differences={differences} /> },
  { header: 'Orders', align: 'end', from: 'lg', cell: ({ orders }) => <Count of={orders} /> },
  { header: 'Gross', align: 'end', from: 'lg', cell: ({ gross }) => <Money money={gross} /> },
  { header: 'Fees', align: 'end', from: 'lg', cell: ({ fee }) => <Money money={fee} /> },
  { header: 'Net', align: 'end', from: 'md', cell: ({ net }) => <Money money={net} /> },
  { header: 'Last net', align: 'end', from: 'sm', cell: ({ lastNet }) => (lastNet ? <Money money={lastNet} /> : '–') },
  { header: 'Kept', align: 'end', from: 'lg', cell: ({ kept }) => (kept.amount === 0 ? '–' : <Money money={kept} />) },
  { header: 'To pay', align: 'end', cell: ({ toPay }) => <Money money={toPay} className="font-medium" /> },
];

type PaidTableProps = {
  merchants: readonly Previewed[];
  /** Each merchant has days of its own. */
  isScheduled: boolean;
};

/** Who would be paid, the largest amounts first; or only those that are not as they were. */
export function PaidTable({ merchants, isScheduled }: PaidTableProps) {
  const [which, setWhich] = useState<'all' | 'different'>('all');
  const [showsAll, setShowsAll] = useState(false);
  const different = merchants.filter(({ differences }) => differences.length > 0);
  const rows = which === 'all' ? merchants : different;
  if (merchants.length === 0) return <p className="text-muted">Nobody.</p>;
  return (
    <>
      <div className="mb-2">
        <Choice
          label="Show"
          value={which}
          options={[
            { value: 'all', label: `All ${merchants.length}` },
            { value: 'different', label: `Different from before ${different.length}` },
          ]}
          onChange={setWhich}
        />
      </div>
      <DataTable
        name="Who is paid"
        rows={showsAll ? rows : rows.slice(0, SHOWN)}
        columns={isScheduled ? [merchantColumn, daysColumn, ...columns] : [merchantColumn, ...columns]}
        rowKey={({ merchantReference, net }) => `${merchantReference} ${net.currency}`}
      />
      {rows.length > SHOWN ? (
        <Button size="sm" variant="ghost" className="mt-2" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show all ${rows.length}`}
        </Button>
      ) : null}
    </>
  );
}
