import { parseAsArrayOf, parseAsString } from 'nuqs/server';
import type { ByYearInput } from '@/server/disbursements/schema/reports';

/** Of which currency, and over which merchants; none: all of them. */
export const byYearSearch = { currency: parseAsString, merchants: parseAsArrayOf(parseAsString).withDefault([]) };

/** The same question when the server prefetches, the page asks, and the file is fetched. */
export const byYearOf = (currency: string, merchants: readonly string[]): ByYearInput => ({
  currency,
  ...(merchants.length === 0 ? {} : { merchants: merchants.join(',') }),
});
