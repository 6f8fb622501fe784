import { amountTyped } from '@/components/orders/amount-typed';
import type { MoneyJson } from '@/server/kernel/shapes';

type Typed = { ok: true; amount: number } | { ok: false; message: string };

/** A part of what is left, as a person types it: more than nothing, and no more than all. */
export function partTyped(text: string, left: MoneyJson): Typed {
  const typed = amountTyped(text, left.currency);
  if ('field' in typed) return { ok: false, message: typed.message };
  const { amount } = typed.money;
  if (amount === 0) return { ok: false, message: 'This must be more than 0' };
  if (amount > left.amount) return { ok: false, message: 'This is more than what is left' };
  return { ok: true, amount };
}
