import { kindWords } from '@/components/payables/payable-words';
import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import type { Explanation } from '@/server/disbursements/schema/explanation';
import { FeeRuleName } from './fee-rule-name';

type Part = Explanation['parts'][number];
type Fee = Explanation['fees'][number];

const partColumns: Column<Part>[] = [
  { header: 'What', cell: ({ kind }) => kindWords[kind] },
  { header: 'Lines', align: 'end', cell: ({ payables }) => <Count of={payables} /> },
  { header: 'Gross', align: 'end', cell: ({ gross }) => <Money money={gross} /> },
  { header: 'Fees', align: 'end', from: 'sm', cell: ({ fee }) => <Money money={fee} /> },
  { header: 'Net', align: 'end', from: 'sm', cell: ({ net }) => <Money money={net} /> },
];

/** What a disbursement is made of, by what it is: the gross is the sum. */
export function PartsTable({ parts }: { parts: Part[] }) {
  if (parts.length === 0) return <p>Nothing fell due on these days.</p>;
  return (
    <>
      <p className="mb-2">The sum of what fell due on these days. Below, each line stands for itself.</p>
      <DataTable name="What it is made of" rows={parts} columns={partColumns} rowKey={({ kind }) => kind} />
    </>
  );
}

const feeColumns = (isStaff: boolean): Column<Fee>[] => [
  {
    header: 'Rule',
    cell: ({ rule, kind, tier }) => (
      <>
        <span className="block">{tier ?? (kind === null ? '' : kindWords[kind])}</span>
        {rule === null ? null : (
          <span className="block text-muted text-xs">
            By <FeeRuleName rule={rule} isStaff={isStaff} />
          </span>
        )}
      </>
    ),
  },
  { header: 'Lines', align: 'end', cell: ({ payables }) => <Count of={payables} /> },
  { header: 'Gross', align: 'end', from: 'sm', cell: ({ gross }) => <Money money={gross} /> },
  { header: 'Fees', align: 'end', cell: ({ fee }) => <Money money={fee} /> },
];

/** The fees by the rules that made them, which were frozen on each line when it arose. */
export function FeesTable({ fees, isStaff }: { fees: Fee[]; isStaff: boolean }) {
  if (fees.length === 0) return <p>Nothing in it bears a fee.</p>;
  return (
    <>
      <p className="mb-2">
        Each line’s fee is rounded for itself, by the rule of its day. Below, each shows its arithmetic.
      </p>
      <DataTable
        name="Fees by rule"
        rows={fees}
        columns={feeColumns(isStaff)}
        rowKey={({ rule, kind, tier }) => `${rule?.scheduleId} ${rule?.version} ${tier} ${kind}`}
      />
    </>
  );
}
