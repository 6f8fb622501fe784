import { type Column, DataTable } from '@/components/ui/data-table';
import { Money } from '@/components/ui/money';
import type { CurrencyCode } from '@/server/kernel/currency';
import { exampleAmounts } from '@/server/kernel/fee-examples';
import { explainFee } from '@/server/kernel/fee-explanation';
import { feeFor } from '@/server/kernel/fee-schedule';
import { moneyJson } from '@/server/kernel/money';
import { type FeeTierJson, tiersOf } from '@/server/merchants/schema/fees';

type Example = { amountMinor: bigint; nowMinor: bigint; thenMinor: bigint; words: string };
type FeeExamplesProps = { currency: CurrencyCode; now: readonly FeeTierJson[]; then: readonly FeeTierJson[] };

/** What single orders pay now and would pay, with the arithmetic in words: reckoned by the very rules of fees. */
export function FeeExamples({ currency, now, then }: FeeExamplesProps) {
  const [before, after] = [tiersOf(now), tiersOf(then)];
  const rows = exampleAmounts(currency, before, after).map(
    (amountMinor): Example => ({
      amountMinor,
      nowMinor: feeFor(amountMinor, before).feeMinor,
      thenMinor: feeFor(amountMinor, after).feeMinor,
      words: explainFee(amountMinor, currency, after),
    }),
  );
  const money = (minor: bigint) => <Money money={moneyJson(minor, currency)} />;
  const columns: Column<Example>[] = [
    { header: 'An order of', align: 'end', cell: ({ amountMinor }) => money(amountMinor) },
    { header: 'pays now', align: 'end', cell: ({ nowMinor }) => money(nowMinor) },
    {
      header: 'then',
      align: 'end',
      cell: ({ nowMinor, thenMinor }) => (
        <span className={nowMinor === thenMinor ? '' : 'font-medium'}>{money(thenMinor)}</span>
      ),
    },
    { header: 'How', from: 'lg', className: 'text-muted text-xs', cell: ({ words }) => words },
  ];
  return (
    <DataTable name="Examples" rows={rows} columns={columns} rowKey={({ amountMinor }) => amountMinor.toString()} />
  );
}
