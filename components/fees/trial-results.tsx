import { Count } from '@/components/ui/count';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Figures } from '@/components/ui/figures';
import { Money } from '@/components/ui/money';
import { formatDecimal } from '@/server/kernel/decimal';
import type { FeeTrial } from '@/server/payables/schema/fee-trials';

type Tried = FeeTrial['merchants'][number];

/** All four decimals, so that they stand below each other. */
const rate = (ppm: number | null) => (
  <span className="whitespace-nowrap tabular-nums">{ppm === null ? '–' : `${formatDecimal(BigInt(ppm), 4)} %`}</span>
);

const columns: Column<Tried>[] = [
  {
    header: 'Merchant',
    className: 'max-w-48 break-words',
    cell: ({ name }) => name,
    href: ({ reference }) => `/merchants/${encodeURIComponent(reference)}`,
  },
  { header: 'Orders', align: 'end', from: 'md', cell: ({ orders }) => <Count of={orders} /> },
  { header: 'Gross', align: 'end', from: 'lg', cell: ({ gross }) => <Money money={gross} /> },
  { header: 'Paid', align: 'end', from: 'sm', cell: ({ paid }) => <Money money={paid} /> },
  { header: 'Would have paid', align: 'end', cell: ({ would }) => <Money money={would} /> },
  {
    header: 'Difference',
    align: 'end',
    cell: ({ difference }) => <Money money={difference} className="font-medium" />,
  },
  { header: 'Rate paid', align: 'end', from: 'lg', cell: ({ paidRatePpm }) => rate(paidRatePpm) },
  { header: 'Rate then', align: 'end', from: 'md', cell: ({ wouldRatePpm }) => rate(wouldRatePpm) },
];

/** What all of them paid and would have paid, then each, those first for whom it makes the greatest difference. */
export function TrialResults({ trial: { totals, merchants } }: { trial: FeeTrial }) {
  if (totals.orders === 0) return <p className="text-muted">Nothing was sold in these months.</p>;
  return (
    <>
      <Figures
        figures={[
          {
            name: 'Paid',
            value: <Money money={totals.paid} />,
            note: <>{rate(totals.paidRatePpm)} of what was sold</>,
          },
          {
            name: 'Would have paid',
            value: <Money money={totals.would} />,
            note: <>{rate(totals.wouldRatePpm)} of what was sold</>,
          },
          {
            name: 'Difference',
            value: <Money money={totals.difference} />,
            note: (
              <>
                <Count of={totals.payingMore} /> pay more, <Count of={totals.payingLess} /> less
              </>
            ),
          },
          {
            name: 'Sold',
            value: <Money money={totals.gross} />,
            note: (
              <>
                <Count of={totals.orders} one="order" many="orders" /> of{' '}
                <Count of={totals.merchants} one="merchant" many="merchants" />
              </>
            ),
          },
        ]}
      />
      <div className="mt-4">
        <DataTable name="Each merchant" rows={merchants} columns={columns} rowKey={({ reference }) => reference} />
        {merchants.length < totals.merchants ? (
          <p className="mt-2 text-muted text-xs">
            Shown are the <Count of={merchants.length} /> for whom it makes the greatest difference.
          </p>
        ) : null}
      </div>
    </>
  );
}
