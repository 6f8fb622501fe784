'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Digits } from '@/components/bank-accounts/account-facts';
import { Callout } from '@/components/ui/callout';
import { Day } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { Skeleton } from '@/components/ui/skeleton';
import { referenceOf } from '@/server/payouts/schema';
import { toldOf } from '@/server/payouts/schema/status-words';
import { PayoutTodo } from './payout-todo';
import { todoOf } from './todo-of';

/** How the money of one disbursement travels, for its merchant: how far it is, where it goes, and what there is to do. */
export function PayoutPanel({ disbursementId }: { disbursementId: string }) {
  const { data, error, refetch } = useQuery({
    ...useTRPC().payouts.ofDisbursement.queryOptions({ disbursementId }),
    refetchInterval: 60_000,
  });
  if (error && !data) return <ErrorState what="The payout" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-20" />;
  const { says, tone } = toldOf(data);
  const reference = referenceOf(data);
  return (
    <div className="mt-4 grid gap-4">
      <Facts
        facts={[
          ...(data.account ? [{ name: 'Account', value: <Digits>{data.account}</Digits> }] : []),
          ...(reference ? [{ name: 'On your bank statement', value: <Digits>{reference}</Digits> }] : []),
          ...(data.paidOn ? [{ name: 'Paid on', value: <Day day={data.paidOn} weekday /> }] : []),
          ...(data.expectedOn ? [{ name: 'Due on', value: <Day day={data.expectedOn} weekday /> }] : []),
        ]}
      />
      {todoOf(data) || tone === 'warning' ? (
        <Callout tone={tone === 'danger' ? 'danger' : 'warning'}>
          {says} <PayoutTodo payout={data} />
        </Callout>
      ) : (
        <p className="text-muted">{says}</p>
      )}
    </div>
  );
}
