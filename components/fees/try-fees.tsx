'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { FeeTierJson } from '@/server/merchants/schema/fees';
import type { TryFeesInput } from '@/server/payables/schema/fee-trials';
import type { FeesOf } from './fees-of';
import { TrialResults } from './trial-results';

type TryFeesProps = {
  of: FeesOf;
  /** Null while they are not right. */
  tiers: FeeTierJson[] | null;
  months: { from: string; through: string };
  publish: ReactNode;
};

/** What past months would have cost with these tiers. */
export function TryFees({ of, tiers, months, publish }: TryFeesProps) {
  const { feeTrials } = useTRPC();
  const [from, setFrom] = useState(months.from);
  const [through, setThrough] = useState(months.through);
  const [tried, setTried] = useState<TryFeesInput | null>(null);
  const { data, error, isFetching } = useQuery({
    ...feeTrials.run.queryOptions(tried ?? skipToken),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const wanted: TryFeesInput | null = tiers && {
    name: of.name,
    currency: of.currency,
    merchant: of.merchant?.reference,
    from,
    through,
    tiers,
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(wanted);
  }
  const isOther = JSON.stringify(wanted) !== JSON.stringify(tried);
  return (
    <Section title="What if they had held before?" aside={data ? publish : undefined}>
      <form onSubmit={submit} className="mb-5 grid grid-cols-2 items-end gap-3 sm:flex">
        <Field label="From the month">
          {(control) => (
            <Input
              {...control}
              type="month"
              required
              className="min-w-0"
              value={from}
              onChange={({ target }) => setFrom(target.value)}
            />
          )}
        </Field>
        <Field label="Through the month">
          {(control) => (
            <Input
              {...control}
              type="month"
              required
              min={from}
              className="min-w-0"
              value={through}
              onChange={({ target }) => setThrough(target.value)}
            />
          )}
        </Field>
        <Button type="submit" disabled={wanted === null || isFetching}>
          {isFetching ? 'One moment…' : 'Try it'}
        </Button>
      </form>
      {error ? <Callout tone="danger">{refusalOf(error).message}</Callout> : null}
      {data && isOther ? (
        <div className="mb-4">
          <Callout tone="info">This is of the tiers and months as they were: try it again.</Callout>
        </div>
      ) : null}
      {data ? (
        <TrialResults trial={data} />
      ) : (
        <p className="text-muted">
          Each order of these months is reckoned anew. Nothing is written. Refunds, disputes and minimum monthly fees
          are left out.
        </p>
      )}
    </Section>
  );
}
