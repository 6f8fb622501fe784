'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { Figures } from '@/components/ui/figures';
import { KeysetTable } from '@/components/ui/keyset-table';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { Account, Posting } from '@/server/ledger/schema';
import { BookBalance, Credit, Debit } from './debit-credit';
import { accountNames, journalWords } from './ledger-words';

const columns: Column<Posting>[] = [
  { header: 'No.', from: 'sm', className: 'w-0', cell: ({ version }) => <Count of={version} /> },
  {
    header: 'Why',
    cell: ({ journalCode }) => journalWords(journalCode),
    href: ({ journalId }) => `/ledger/journals/${journalId}`,
  },
  { header: 'Day', from: 'sm', cell: ({ effectiveOn }) => <Day day={effectiveOn} /> },
  { header: 'Posted', from: 'lg', cell: ({ postedAt }) => <Instant at={postedAt} /> },
  { header: 'Debit', align: 'end', cell: ({ amount }) => <Debit of={amount} /> },
  { header: 'Credit', align: 'end', cell: ({ amount }) => <Credit of={amount} /> },
  { header: 'Balance after', align: 'end', from: 'md', cell: ({ balanceAfter }) => <BookBalance of={balanceAfter} /> },
];

/** One account with all that was posted to it, the latest first. */
export function AccountView({ account }: { account: Account }) {
  const trpc = useTRPC();
  const pages = usePages();
  const query = useQuery({
    ...trpc.ledger.postings.queryOptions({ id: account.id, limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });
  const { code, says, kind, merchantName, merchantReference, balance, version } = account;
  return (
    <>
      <PageHeader
        above={[{ label: 'Ledger', href: '/ledger' }]}
        title={`${accountNames[code]}, ${balance.currency}`}
        facts={
          <>
            {merchantReference === null ? (
              <span>The platform</span>
            ) : (
              <Link
                className="hover:text-ink hover:underline"
                href={`/merchants/${encodeURIComponent(merchantReference)}`}
              >
                {merchantName}
              </Link>
            )}
            <span>{says}</span>
          </>
        }
      />
      <Figures
        figures={[
          { name: 'Balance', value: <BookBalance of={balance} /> },
          { name: 'Postings', value: <Count of={version} /> },
          { name: 'Kind', value: kindWords[kind] },
        ]}
      />
      <Section title="Postings">
        <KeysetTable
          name="Postings"
          query={query}
          pages={pages}
          columns={columns}
          rowKey={({ version: place }) => String(place)}
          empty={<EmptyState icon={BookOpen} title="Nothing was posted to this account yet" />}
        />
      </Section>
    </>
  );
}

const kindWords: Record<Account['kind'], string> = {
  asset: 'Asset',
  liability: 'Liability',
  revenue: 'Revenue',
  expense: 'Cost',
};
