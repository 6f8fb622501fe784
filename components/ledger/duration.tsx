'use client';

import { useFormatting } from '@/components/format/formatting';

/** `12 ms`, `3.4 s`. */
export function Duration({ ms }: { ms: number }) {
  const { locale } = useFormatting();
  const isLong = ms >= 1_000;
  return (
    <span suppressHydrationWarning className="whitespace-nowrap tabular-nums">
      {new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: isLong ? 'second' : 'millisecond',
        unitDisplay: 'short',
        maximumFractionDigits: isLong ? 1 : 0,
      }).format(isLong ? ms / 1_000 : ms)}
    </span>
  );
}
