import type { MoneyJson } from '@/server/kernel/shapes';
import type { Payment } from '@/server/payments/schema/payments';

/** What was captured and is neither given back, on its way back, nor disputed. */
export const leftOf = ({ captured, refunded, disputed }: Payment): MoneyJson => ({
  amount: captured.amount - refunded.amount - disputed.amount,
  currency: captured.currency,
});
