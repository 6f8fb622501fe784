'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Credit, Debit } from '@/components/ledger/debit-credit';
import { accountNames, journalWords } from '@/components/ledger/ledger-words';
import { Day } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';

/** The journal of something that was owed; its lines unfold, and are asked for then. */
export function JournalLines({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-xs" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-muted hover:text-ink max-sm:py-1.5">Journal {id}</summary>
      {isOpen ? <Lines id={id} /> : null}
    </details>
  );
}

function Lines({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.ledger.journal.queryOptions({ id }));
  if (error && !data) return <ErrorState what="The journal" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="mt-2 h-16 max-w-md" />;
  return (
    <table aria-label={`Journal ${id}`} className="mt-1 w-full max-w-md border-collapse text-left">
      <caption className="pb-1 text-left text-muted">
        {journalWords(data.code)}; in{' '}
        <Link href={`/ledger/journals/${id}`} className="text-accent hover:underline">
          the books
        </Link>{' '}
        of <Day day={data.effectiveOn} />
      </caption>
      <thead>
        <tr className="border-b text-muted">
          <th scope="col" className="py-1 font-medium">
            Account
          </th>
          <th scope="col" className="py-1 pl-3 text-right font-medium">
            Debit
          </th>
          <th scope="col" className="py-1 pl-3 text-right font-medium">
            Credit
          </th>
        </tr>
      </thead>
      <tbody>
        {data.lines.map((line) => (
          <tr key={`${line.accountId} ${line.version}`} className="border-b last:border-0">
            <td className="py-1">{accountNames[line.accountCode]}</td>
            <td className="py-1 pl-3 text-right">
              <Debit of={line.amount} />
            </td>
            <td className="py-1 pl-3 text-right">
              <Credit of={line.amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
