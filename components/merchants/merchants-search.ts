import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import { type ListMerchantsInput, merchantStatusShape } from '@/server/merchants/schema';

/** What of the merchants' list stands in the address. */
export const merchantsSearch = {
  search: parseAsString.withDefault(''),
  status: parseAsStringLiteral(merchantStatusShape.options),
  after: parseAsString,
};

type Search = { search: string; status: ListMerchantsInput['status'] | null; after: string | null };

export const merchantsOf = ({ search, status, after }: Search): ListMerchantsInput => ({
  limit: pageSize,
  search: search.trim() || undefined,
  status: status ?? undefined,
  cursor: after ?? undefined,
});
