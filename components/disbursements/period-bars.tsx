'use client';

import type { ReactNode } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { periodText, shortDayText } from '@/components/format/day-text';
import { useFormatting } from '@/components/format/formatting';
import { shortMoneyText } from '@/components/format/money-text';
import { Money } from '@/components/ui/money';
import type { PeriodTotals } from '@/server/disbursements/schema';

const tick = { fill: 'var(--muted)', fontSize: 11 };

/**
 * The drawing alone: its words are in the table beside it, so it takes no keyboard focus. Fees are about a hundredth of
 * the gross, so besides their sliver on top of the net they have a scale of their own below.
 */
export function PeriodBars({ series }: { series: PeriodTotals[] }) {
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-[3]">
        <Bars series={series} days={false}>
          <Bar dataKey={netOf} stackId="gross" fill="var(--chart-net)" maxBarSize={28} isAnimationActive={false} />
          <Bar dataKey={feeOf} stackId="gross" fill="var(--chart-fee)" maxBarSize={28} isAnimationActive={false} />
        </Bars>
      </div>
      <div className="min-h-0 flex-[1.4]">
        <Bars series={series} days>
          <Bar dataKey={feeOf} fill="var(--chart-fee)" maxBarSize={28} isAnimationActive={false} />
        </Bars>
      </div>
    </div>
  );
}

function Bars({ series, days, children }: { series: PeriodTotals[]; days: boolean; children: ReactNode }) {
  const { locale } = useFormatting();
  const currency = series[0]?.currency ?? 'EUR';
  const year = spansYears(series);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={series}
        syncId="periods"
        stackOffset="sign"
        accessibilityLayer={false}
        margin={{ top: 6, right: 0, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey={startOf}
          tickFormatter={(day: string) => shortDayText(day, locale, { year })}
          tick={days ? tick : false}
          height={days ? 24 : 1}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          minTickGap={24}
        />
        <YAxis
          width={68}
          tickCount={days ? 3 : 5}
          tickFormatter={(amount: number) => shortMoneyText({ amount, currency }, locale)}
          tick={tick}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          cursor={{ fill: 'var(--subtle)' }}
          content={days ? NoHint : PeriodHint}
          wrapperStyle={{ zIndex: 10 }}
          isAnimationActive={false}
        />
        {children}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** The chart above says it for both. */
const NoHint = () => null;

const spansYears = (series: PeriodTotals[]): boolean =>
  series[0]?.timeFrame.start.slice(0, 4) !== series.at(-1)?.timeFrame.start.slice(0, 4);

const startOf = ({ timeFrame }: PeriodTotals) => timeFrame.start;
const netOf = ({ net }: PeriodTotals) => net.amount;
const feeOf = ({ fee }: PeriodTotals) => fee.amount;

function PeriodHint({ active, payload }: TooltipContentProps) {
  const { locale } = useFormatting();
  const period: PeriodTotals | undefined = payload[0]?.payload;
  if (!active || !period) return null;
  return (
    <div className="rounded-md bg-surface px-3 py-2 text-xs shadow-overlay">
      <p className="mb-1 font-medium">{periodText(period.timeFrame, locale)}</p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5 [&_dd]:text-right [&_dt]:text-muted">
        <dt>Gross</dt>
        <dd>
          <Money money={period.gross} />
        </dd>
        <dt>Fees</dt>
        <dd>
          <Money money={period.fee} />
        </dd>
        <dt>Net</dt>
        <dd>
          <Money money={period.net} />
        </dd>
      </dl>
    </div>
  );
}
