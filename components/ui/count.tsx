'use client';

import { countedText, countText } from '@/components/format/count-text';
import { useFormatting } from '@/components/format/formatting';

type CountProps = { of: number; one?: string; many?: string };

/** `1,284`, or with both words `1,284 orders`. */
export function Count({ of, one, many }: CountProps) {
  const { locale } = useFormatting();
  return (
    <span suppressHydrationWarning className="whitespace-nowrap tabular-nums">
      {one !== undefined && many !== undefined ? countedText(of, one, many, locale) : countText(of, locale)}
    </span>
  );
}
