'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Library } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { ChoiceField } from '@/components/ui/choice-field';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { usePages } from '@/components/ui/use-pages';
import { type Account, accountCodeShape } from '@/server/ledger/schema';
import { BookBalance } from './debit-credit';
import { accountsOf, ledgerSearch } from './ledger-search';
import { accountNames } from './ledger-words';

const columns: Column<Account>[] = [
  {
    header: 'Account',
    cell: ({ code, balance, merchantName }) => (
      <>
        {accountNames[code]}, {balance.currency}
        <span className="block truncate font-normal text-muted text-xs sm:hidden">
          {merchantName ?? 'The platform'}
        </span>
      </>
    ),
    href: ({ id }) => `/ledger/accounts/${id}`,
  },
  {
    header: 'Merchant',
    from: 'sm',
    className: 'max-w-56 truncate',
    cell: ({ merchantName }) => merchantName ?? <span className="text-muted">The platform</span>,
  },
  { header: 'Postings', align: 'end', from: 'md', cell: ({ version }) => <Count of={version} /> },
  { header: 'Balance', align: 'end', cell: ({ balance }) => <BookBalance of={balance} /> },
];

/** The accounts of all merchants or one, of all kinds or one. */
export function AccountsTable() {
  const trpc = useTRPC();
  const [{ merchant, code, currency }, setSearch] = useQueryStates(ledgerSearch);
  const pages = usePages();
  const query = useQuery({
    ...trpc.ledger.accounts.queryOptions(accountsOf({ merchant, code, currency, after: pages.cursor ?? null })),
    placeholderData: keepPreviousData,
  });
  const totals = useQuery(trpc.ledger.totals.queryOptions()).data?.totals ?? [];
  const currencies = [...new Set([...totals.map(({ balance }) => balance.currency), ...(currency ? [currency] : [])])];
  const set = (change: Partial<{ merchant: string | null; code: Account['code'] | null; currency: string | null }>) =>
    void setSearch({ ...change, after: null });
  return (
    <>
      <search className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
        <MerchantPicker
          className="max-sm:col-span-2"
          value={merchant}
          onChange={(chosen) => set({ merchant: chosen })}
        />
        <ChoiceField
          label="Account"
          value={code}
          options={accountCodeShape.options}
          words={(option) => accountNames[option]}
          onChange={(chosen) => set({ code: chosen })}
        />
        <ChoiceField
          label="Currency"
          value={currency}
          options={currencies}
          words={(option) => option}
          onChange={(chosen) => set({ currency: chosen })}
        />
      </search>
      <KeysetTable
        name="Accounts"
        query={query}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={Library} title="No account is like this">
            An account is opened by what is first booked on it.
          </EmptyState>
        }
      />
    </>
  );
}
