'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { Digits } from '@/components/bank-accounts/account-facts';
import { Section } from '@/components/shell/section';
import { Callout } from '@/components/ui/callout';
import { Day, Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { Skeleton } from '@/components/ui/skeleton';
import type { Payout } from '@/server/payouts/schema';
import { waitWords } from '@/server/payouts/schema/status-words';
import { Attempts } from './attempts';
import { Contradictions } from './contradictions';
import { DecidePayout } from './decide-payout';

/** The payout of one disbursement, for staff: each attempt with what the bank said, and what can be done. */
export function StaffPayout({ disbursementId, mayPay }: { disbursementId: string; mayPay: boolean }) {
  const { data, error, refetch } = useQuery({
    ...useTRPC().payouts.ofDisbursement.queryOptions({ disbursementId }),
    refetchInterval: ({ state }) => (moving.includes(state.data?.status ?? '') ? 1_000 : 30_000),
  });
  if (error && !data) return <ErrorState what="The payout" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="mt-8 h-24" />;
  const says = staffSays[data.status];
  return (
    <Section title="Payout" aside={mayPay ? <DecidePayout payout={data} /> : undefined}>
      <Facts
        facts={[
          ...(data.account ? [{ name: 'Account', value: <Digits>{data.account}</Digits> }] : []),
          ...(data.paidOn ? [{ name: 'Booked on', value: <Day day={data.paidOn} weekday /> }] : []),
          ...(data.expectedOn ? [{ name: 'Due on', value: <Day day={data.expectedOn} weekday /> }] : []),
        ]}
      />
      <Contradictions of={data.contradictions} />
      {data.reason ? (
        <div className="mt-4">
          <Callout tone={data.reason.isPermanent ? 'danger' : 'warning'} title={data.reason.words}>
            {data.reason.merchantDoes
              ? `The merchant was told: ${data.reason.merchantDoes} `
              : 'There is nothing for the merchant to do. '}
            {data.reason.isPermanent
              ? 'It is not tried again by itself.'
              : data.attempts[0]?.channel === 'file'
                ? 'A further bank file takes it up, once somebody chooses it there.'
                : 'It is tried again by itself, three times.'}
          </Callout>
        </div>
      ) : null}
      {data.waitsFor ? (
        <p className="mt-3 text-muted">
          {waitWords[data.waitsFor].staff}{' '}
          {data.waitsUntil ? (
            <>
              Until <Instant at={data.waitsUntil} />.
            </>
          ) : null}
        </p>
      ) : null}
      {says ? <p className="mt-3 text-muted">{says}</p> : null}
      <Attempts attempts={data.attempts} />
    </Section>
  );
}

const staffSays: Partial<Record<Payout['status'], string>> = {
  planned: 'It is paid once its run is approved.',
  unknown:
    'It was sent, and it is not known whether it arrived at the bank. The bank is asked; it is never sent twice.',
  carried: 'It was given up: all of it is in the merchant’s next disbursement, as one line.',
};

const moving = ['submitting', 'submitted', 'unknown'];
