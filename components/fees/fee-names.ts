import type { FeeScheduleItem } from '@/server/merchants/schema/fees';

type Name = FeeScheduleItem['name'];

/** What the fees of a schedule are for. */
export const feeNames: Record<Name, string> = {
  default: 'Completed orders',
  credit_card: 'Credit card payments',
  debit_card: 'Debit card payments',
};

export const feeTitle = ({ name, currency }: { name: Name; currency: string }): string =>
  `${feeNames[name]} in ${currency}`;
