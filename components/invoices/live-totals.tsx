'use client';

import { Money } from '@/components/ui/money';
import { rateText, taxByRate } from '@/server/invoices/domain/tax-by-rate';
import { type LineTyped, linesTyped } from './line-typed';

/** What the lines come to while they are typed. */
export function LiveTotals({ lines, currency }: { lines: readonly LineTyped[]; currency: string }) {
  const { lines: read, net, total } = linesTyped(lines, currency);
  const rates = taxByRate(
    read.map((line) => ({
      taxRatePpm: line.taxRatePpm,
      netMinor: BigInt(line.net.amount),
      taxMinor: BigInt(line.tax.amount),
    })),
  );
  return (
    <output aria-label="Totals" className="ml-auto block w-full max-w-72">
      <dl className="grid grid-cols-[1fr_auto] gap-y-1.5">
        <dt className="text-muted">Net</dt>
        <dd className="pl-6 text-right">
          <Money money={net} />
        </dd>
        {rates.map(({ taxRatePpm, taxMinor }) => (
          <div key={taxRatePpm} className="contents">
            <dt className="text-muted">Tax, {rateText(taxRatePpm)}</dt>
            <dd className="pl-6 text-right">
              <Money money={{ amount: Number(taxMinor), currency }} />
            </dd>
          </div>
        ))}
        <dt className="border-t pt-2 font-semibold">Total</dt>
        <dd className="border-t pt-2 pl-6 text-right font-semibold">
          <Money money={total} />
        </dd>
      </dl>
    </output>
  );
}
