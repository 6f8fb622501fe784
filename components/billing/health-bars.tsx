'use client';

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useFormatting } from '@/components/format/formatting';
import type { BillingProvider } from '@/server/billing/schema/providers';

type Minute = BillingProvider['health'][number];
const tick = { fill: 'var(--muted)', fontSize: 11 };

/** The drawing alone: its words are above it, so it takes no keyboard focus. */
export function HealthBars({ health }: { health: Minute[] }) {
  const { locale, timeZone } = useFormatting();
  const time = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' });
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={health} accessibilityLayer={false} margin={{ top: 6, right: 0, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="minute"
          tickFormatter={(minute: string) => time.format(new Date(minute))}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--line)' }}
          minTickGap={24}
        />
        <YAxis width={40} tick={tick} tickLine={false} axisLine={false} allowDecimals={false} tickCount={4} />
        <Bar dataKey={clear} stackId="calls" fill="var(--chart-net)" maxBarSize={20} isAnimationActive={false} />
        <Bar dataKey="failed" stackId="calls" fill="var(--danger)" maxBarSize={20} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

const clear = ({ calls, failed }: Minute): number => calls - failed;
