'use client';

import { useFormatting } from '@/components/format/formatting';
import { moneyText } from '@/components/format/money-text';
import type { MoneyJson } from '@/server/kernel/shapes';
import { cn } from './cn';

/** Red below zero, grey at zero; the sign says it too. */
export function Money({ money, className }: { money: MoneyJson; className?: string }) {
  const { locale } = useFormatting();
  const tone = money.amount < 0 ? 'text-danger' : money.amount === 0 ? 'text-muted' : '';
  return (
    <span suppressHydrationWarning className={cn('whitespace-nowrap tabular-nums', tone, className)}>
      {moneyText(money, locale)}
    </span>
  );
}
