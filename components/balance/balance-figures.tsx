'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Day, Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Figures } from '@/components/ui/figures';
import { Money } from '@/components/ui/money';
import { Skeleton } from '@/components/ui/skeleton';
import type { Balance, BalanceInput } from '@/server/payables/schema';

type BalanceFiguresProps = {
  of: BalanceInput;
  /** Whether it is one's own: `you were owed`. */
  isOwn?: boolean;
};

/** What a merchant is owed, by where it stands, in a sentence and in figures. What is so now stays up to date. */
export function BalanceFigures({ of, isOwn = false }: BalanceFiguresProps) {
  const trpc = useTRPC();
  const isNow = of.asOf === undefined && of.knownOn === undefined;
  const { data, error, refetch } = useQuery({
    ...trpc.payables.balance.queryOptions(of),
    refetchInterval: isNow ? 5_000 : false,
  });
  if (error && !data) return <ErrorState what="The balance" error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div aria-busy className="grid gap-3">
        <Skeleton className="h-4 w-80" />
        <Skeleton className="h-20 w-full" />
      </div>
    );
  return (
    <>
      <p className="mb-3">
        <Sentence balance={data} isOwn={isOwn} />
      </p>
      <div className="grid gap-6">
        {data.balances.map((balance) => (
          <section key={balance.currency} aria-label={`Balance in ${balance.currency}`}>
            {data.balances.length > 1 ? <h3 className="mb-1 font-medium">{balance.currency}</h3> : null}
            <Figures
              figures={[
                {
                  name: 'Available',
                  value: <Money money={balance.available} />,
                  note: 'Due, for the next disbursement',
                },
                { name: 'Pending', value: <Money money={balance.pending} />, note: 'Not due, or not settled yet' },
                {
                  name: 'In transit',
                  value: <Money money={balance.inTransit} />,
                  note: 'In a disbursement, not paid yet',
                },
                { name: 'Reserved', value: <Money money={balance.reserved} />, note: 'Held back until its day' },
              ]}
            />
          </section>
        ))}
      </div>
    </>
  );
}

function Sentence({
  balance: { merchantName, asOf, knownOn, settledThrough },
  isOwn,
}: {
  balance: Balance;
  isOwn: boolean;
}) {
  const isPast = asOf !== null || knownOn !== null;
  const owed = isOwn ? (isPast ? 'You were owed' : 'You are owed') : `${merchantName} ${isPast ? 'was' : 'is'} owed`;
  if (!isPast)
    return (
      <>
        {owed} this now.{' '}
        <span className="text-muted">
          {settledThrough === null ? (
            'Nothing has been settled yet.'
          ) : (
            <>
              What was due by <Day day={settledThrough} /> is settled.
            </>
          )}
        </span>
      </>
    );
  return (
    <>
      {owed} this
      {asOf === null ? null : (
        <>
          {' '}
          at the end of <Day day={asOf} weekday />
        </>
      )}
      {knownOn === null ? (
        <>
          ,{' '}
          <span className="text-muted">
            as it is known today: with all that was posted to that day or before since.
          </span>
        </>
      ) : (
        <>
          , as it was known on <Instant at={knownOn} />:{' '}
          <span className="text-muted">
            without what was posted later{asOf === null ? '' : ', also to earlier days'}.
          </span>
        </>
      )}
    </>
  );
}
