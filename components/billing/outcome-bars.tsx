'use client';

import { Bar, BarChart, Cell, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Tone } from '@/components/ui/badge';
import { barColour } from './outcome-look';

type OutcomeBarsProps = { bars: { words: string; tone: Tone; invoices: number }[] };

/** The drawing alone: its words are in the table beside it, so it takes no keyboard focus. */
export function OutcomeBars({ bars }: OutcomeBarsProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={bars}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ top: 0, right: 48, bottom: 0, left: 0 }}
      >
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis
          type="category"
          dataKey="words"
          width={132}
          tick={{ fill: 'var(--ink)', fontSize: 12 }}
          tickLine={false}
          axisLine={false}
          interval={0}
        />
        <Bar dataKey="invoices" maxBarSize={18} minPointSize={2} radius={3} isAnimationActive={false}>
          {bars.map(({ words, tone }) => (
            <Cell key={words} fill={barColour[tone]} />
          ))}
          <LabelList dataKey="invoices" position="right" fill="var(--muted)" fontSize={12} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
