import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import { type AccountCode, accountCodeShape, type ListAccountsInput } from '@/server/ledger/schema';

/** Which accounts are shown: it stands in the address. */
export const ledgerSearch = {
  merchant: parseAsString,
  code: parseAsStringLiteral(accountCodeShape.options),
  currency: parseAsString,
  after: parseAsString,
};

export type AccountFilter = { merchant: string | null; code: AccountCode | null; currency: string | null };

export const accountsOf = ({
  merchant,
  code,
  currency,
  after,
}: AccountFilter & { after: string | null }): ListAccountsInput => ({
  limit: pageSize,
  merchant: merchant ?? undefined,
  code: code ?? undefined,
  currency: currency !== null && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
  cursor: after ?? undefined,
});
