import { parseAsIsoDate, parseAsIsoDateTime, parseAsString } from 'nuqs/server';
import { dayOf } from '@/components/ui/day-of';
import type { BalanceInput } from '@/server/payables/schema';

/** Whose balance is shown, of which day, and as it was known when: all of it stands in the address. */
export const balanceSearch = { merchant: parseAsString, asOf: parseAsIsoDate, knownOn: parseAsIsoDateTime };

type BalanceSearch = { merchant: string | null; asOf: Date | null; knownOn: Date | null };

export const balanceOf = ({ merchant, asOf, knownOn }: BalanceSearch): BalanceInput => ({
  merchant: merchant ?? undefined,
  asOf: dayOf(asOf),
  knownOn: knownOn?.toISOString(),
});
