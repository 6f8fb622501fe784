'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { Day } from '@/components/ui/day';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import type { Payable } from '@/server/payables/schema';
import { JournalLines } from './journal-lines';

/** How a payable came about: the arithmetic, the rule of its fee in words, when it falls due, where it went, its journal. */
export function PayableStory({ payable, mayReadLedger }: { payable: Payable; mayReadLedger: boolean }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.payables.get.queryOptions({ id: payable.id }));
  const { gross, fee, net, dueOn, naturalOn, disbursementId } = payable;
  return (
    <div className="grid gap-1 text-muted">
      <p>
        Gross <Money money={gross} /> = fee <Money money={fee} /> + net <Money money={net} />.
      </p>
      {data ? (
        <p className="max-w-prose">{capital(data.explanation)}.</p>
      ) : (
        <Skeleton className="my-1 h-3 w-72 max-w-full" />
      )}
      <p>
        Due on <Day day={dueOn} />
        {naturalOn === dueOn ? null : (
          <>
            , since <Day day={naturalOn} /> was closed already
          </>
        )}
        {disbursementId ? (
          <>
            , in{' '}
            <Link href={`/disbursements/${disbursementId}`} className="text-accent hover:underline">
              disbursement {disbursementId}
            </Link>
          </>
        ) : null}
        .
      </p>
      {mayReadLedger && data ? <JournalLines id={data.journalId} /> : null}
    </div>
  );
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
