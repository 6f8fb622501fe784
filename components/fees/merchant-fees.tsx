'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Day } from '@/components/ui/day';
import type { Merchant } from '@/server/merchants/schema';
import { feeTitle } from './fee-names';
import { Tiers } from './fee-version';

/** Whether a merchant has fees of its own, and the way to give it some. For staff. */
export function MerchantFees({ merchant, mayWrite }: { merchant: Merchant; mayWrite: boolean }) {
  const { feeSchedules } = useTRPC();
  const { reference, currency } = merchant;
  const { data } = useQuery(feeSchedules.list.queryOptions({ merchant: reference, limit: 200 }));
  const own = data?.data ?? [];
  const hasOwn = own.some((one) => one.name === 'default' && one.currency === currency);
  const give = (
    <Button asChild size="sm">
      <Link href={`/fees/new?${new URLSearchParams({ merchant: reference, currency })}`}>Give it its own…</Link>
    </Button>
  );
  return (
    <Section title="Fees" aside={mayWrite && data && !hasOwn ? give : undefined}>
      {data && own.length === 0 ? (
        <p className="text-muted">
          The{' '}
          <Link href="/fees" className="text-accent underline-offset-2 hover:underline">
            default fees
          </Link>
          .
        </p>
      ) : null}
      <ul className="grid gap-4">
        {own.map((schedule) => {
          const shown = schedule.current ?? schedule.coming[0];
          return (
            <li key={schedule.id}>
              <Link href={`/fees/${schedule.id}`} className="text-accent underline-offset-2 hover:underline">
                {feeTitle(schedule)}
              </Link>
              {schedule.current === null && shown?.startsOn ? (
                <span className="ml-2 text-muted text-xs">
                  from <Day day={shown.startsOn} />
                </span>
              ) : null}
              {shown ? <Tiers of={shown.tiers} /> : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
