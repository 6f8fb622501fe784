'use client';

import { dayText, periodText, type TimeFrame } from '@/components/format/day-text';
import { useFormatting } from '@/components/format/formatting';
import { fullInstantText, instantText } from '@/components/format/instant-text';

// The server's and the browser's tables of the world's languages may differ in a blank or a comma: hence
// suppressHydrationWarning.

export function Day({ day, weekday }: { day: string; weekday?: boolean }) {
  const { locale } = useFormatting();
  return (
    <time dateTime={day} suppressHydrationWarning className="whitespace-nowrap tabular-nums">
      {dayText(day, locale, { weekday })}
    </time>
  );
}

/** The days of a period, first to last. */
export function Period({ of }: { of: TimeFrame }) {
  const { locale } = useFormatting();
  return (
    <span suppressHydrationWarning className="whitespace-nowrap tabular-nums">
      {periodText(of, locale)}
    </span>
  );
}

/** A moment on the viewer's clock, or on that of `zone` where days are named in it. */
export function Instant({ at, zone }: { at: string; zone?: string }) {
  const { locale, timeZone: viewersZone } = useFormatting();
  const timeZone = zone ?? viewersZone;
  return (
    <time
      dateTime={at}
      title={fullInstantText(at, locale, timeZone)}
      suppressHydrationWarning
      className="whitespace-nowrap tabular-nums"
    >
      {instantText(at, locale, timeZone)}
    </time>
  );
}
