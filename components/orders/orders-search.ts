import { parseAsIsoDate, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import { type ListOrdersInput, type OrderStatus, orderStatusShape } from '@/server/orders/schema';
import { amountTyped } from './amount-typed';

/** What of the orders' list stands in the address. */
export const ordersSearch = {
  merchant: parseAsString,
  reference: parseAsString.withDefault(''),
  text: parseAsString.withDefault(''),
  status: parseAsStringLiteral(orderStatusShape.options),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  atLeast: parseAsString.withDefault(''),
  atMost: parseAsString.withDefault(''),
  currency: parseAsString.withDefault('EUR'),
  ordersAfter: parseAsString,
};

export type OrderFilter = {
  merchant: string | null;
  reference: string;
  text: string;
  status: OrderStatus | null;
  /** Days of creation, both included, as they are in UTC. */
  from: Date | null;
  to: Date | null;
  /** Amounts of `currency` as they were typed, both included; what is none narrows nothing. */
  atLeast: string;
  atMost: string;
  currency: string;
};

export const anyOrder: OrderFilter = {
  merchant: null,
  reference: '',
  text: '',
  status: null,
  from: null,
  to: null,
  atLeast: '',
  atMost: '',
  currency: 'EUR',
};

const DAY_MS = 86_400_000;

export const ordersOf = ({
  merchant,
  reference,
  text,
  status,
  from,
  to,
  ordersAfter,
  ...amounts
}: OrderFilter & { ordersAfter: string | null }): ListOrdersInput => ({
  limit: pageSize,
  merchant: merchant ?? undefined,
  externalReference: reference.trim() || undefined,
  text: text.trim() || undefined,
  status: status ?? undefined,
  createdFrom: from?.toISOString(),
  createdTo: to ? new Date(to.getTime() + DAY_MS).toISOString() : undefined,
  ...amountsOf(amounts),
  cursor: ordersAfter ?? undefined,
});

/** What is wrong with an amount that was typed; null where it is one, or nothing. */
export function amountProblem(typed: string, currency: string): string | null {
  const amount = typed.trim() === '' ? null : amountTyped(typed, currency);
  return amount && 'field' in amount && amount.field === 'amount' ? amount.message : null;
}

function amountsOf({ atLeast, atMost, currency }: Pick<OrderFilter, 'atLeast' | 'atMost' | 'currency'>) {
  const minorOf = (typed: string) => {
    const amount = typed.trim() === '' ? null : amountTyped(typed, currency);
    return amount && 'money' in amount ? amount.money : undefined;
  };
  const [from, to] = [minorOf(atLeast), minorOf(atMost)];
  return { amountFrom: from?.amount, amountTo: to?.amount, currency: (from ?? to)?.currency };
}
