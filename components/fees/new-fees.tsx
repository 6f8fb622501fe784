'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import type { FeeScheduleItem, FeeTierJson } from '@/server/merchants/schema/fees';
import { ChangeFees } from './change-fees';
import { feeNames } from './fee-names';
import { lastMonths } from './fees-of';

type NewFeesProps = {
  merchant: { reference: string; name: string };
  name: FeeScheduleItem['name'];
  currency: string;
  /** Where no default fees of the currency tell it. */
  today: string;
};

const nothing: FeeTierJson[] = [{ fromMinor: 0, toMinor: null, ratePpm: 0, fixedMinor: 0, rounding: 'half_up' }];

/** A merchant's first fees of its own. They begin with what it pays now: the default ones. */
export function NewFees({ merchant, name, currency, today }: NewFeesProps) {
  const { feeSchedules } = useTRPC();
  const { data } = useQuery(feeSchedules.list.queryOptions({ of: 'all', limit: 200 }));
  if (!data) return null;
  const usual = data.data.find((schedule) => schedule.name === name && schedule.currency === currency);
  const earliestStart = usual?.earliestStart ?? today;
  return (
    <>
      <PageHeader
        above={[
          { label: 'Fees', href: '/fees' },
          { label: merchant.name, href: `/merchants/${encodeURIComponent(merchant.reference)}?tab=terms` },
        ]}
        title={`Fees of its own for ${merchant.name}`}
        facts={
          <span>
            {feeNames[name]} in {currency}. Until they start, it pays the default fees.
          </span>
        }
      />
      <ChangeFees
        of={{ kind: 'new', name, currency, merchant, earliestStart }}
        now={usual?.current?.tiers ?? nothing}
        months={lastMonths(earliestStart)}
        mayWrite
      />
    </>
  );
}
