'use client';

import { kindWords, PayableStatusBadge } from '@/components/payables/payable-words';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Day } from '@/components/ui/day';
import { Money } from '@/components/ui/money';
import type { Payable } from '@/server/payables/schema';
import { PayableStory } from './payable-story';

const columns: Column<Payable>[] = [
  {
    header: 'For',
    className: 'font-medium whitespace-nowrap',
    cell: ({ kind }) => kindWords[kind],
    href: ({ id }) => `/payables/${id}`,
  },
  { header: 'Status', cell: PayableStatusBadge },
  { header: 'Due', from: 'md', cell: ({ dueOn }) => <Day day={dueOn} /> },
  { header: 'Gross', align: 'end', from: 'sm', cell: ({ gross }) => <Money money={gross} /> },
  { header: 'Fee', align: 'end', from: 'sm', cell: ({ fee }) => <Money money={fee} /> },
  { header: 'Net', align: 'end', cell: ({ net }) => <Money money={net} /> },
];

/** What a payment owes the merchant, each with its story below it. */
export function PayablesTable({ payables, mayReadLedger }: { payables: Payable[]; mayReadLedger: boolean }) {
  return (
    <DataTable
      name="Payables"
      rows={payables}
      columns={columns}
      rowKey={({ id }) => id}
      below={(payable) => (
        <tr className="border-b bg-canvas">
          <td colSpan={columns.length} className="px-3 py-2">
            <PayableStory payable={payable} mayReadLedger={mayReadLedger} />
          </td>
        </tr>
      )}
    />
  );
}
