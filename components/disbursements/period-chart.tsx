'use client';

import dynamic from 'next/dynamic';
import { periodText } from '@/components/format/day-text';
import { useFormatting } from '@/components/format/formatting';
import { moneyText } from '@/components/format/money-text';
import { Skeleton } from '@/components/ui/skeleton';
import type { PeriodTotals } from '@/server/disbursements/schema';

const height = 'h-72';

/** The library weighs more than the rest of the page, so it comes after it. */
const Bars = dynamic(() => import('./period-bars').then(({ PeriodBars }) => PeriodBars), {
  ssr: false,
  loading: () => <Skeleton className={`${height} w-full`} />,
});

/** Net and fees of each period, stacked to its gross; the same numbers as a table for whoever cannot see bars. */
export function PeriodChart({ series }: { series: PeriodTotals[] }) {
  const { locale } = useFormatting();
  return (
    <figure>
      <div aria-hidden className={height}>
        <Bars series={series} />
      </div>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 text-muted text-xs">
        <Key className="bg-chart-net">Net</Key>
        <Key className="bg-chart-fee">Fees</Key>
        <span>Above: net and fees, together the gross. Below: fees alone.</span>
      </figcaption>
      <table className="sr-only">
        <caption>Gross, fees and net by period</caption>
        <thead>
          <tr>
            <th scope="col">Days</th>
            <th scope="col">Gross</th>
            <th scope="col">Fees</th>
            <th scope="col">Net</th>
          </tr>
        </thead>
        <tbody>
          {series.map(({ timeFrame, gross, fee, net }) => (
            <tr key={`${timeFrame.start} ${timeFrame.end}`}>
              <th scope="row" suppressHydrationWarning>
                {periodText(timeFrame, locale)}
              </th>
              {[gross, fee, net].map((money, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never move.
                <td key={index} suppressHydrationWarning>
                  {moneyText(money, locale)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <i className={`size-2 rounded-xs ${className}`} />
      {children}
    </span>
  );
}
