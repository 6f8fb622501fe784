'use client';

import { useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Count } from '@/components/ui/count';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Figures } from '@/components/ui/figures';
import { Money } from '@/components/ui/money';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { PeriodTotals } from '@/server/disbursements/schema';
import { PeriodChart } from './period-chart';
import { currenciesOf, seriesOf, sumOf } from './period-series';
import { shownPeriods } from './shown-periods';

/** Sums and chart of the latest periods in one currency. */
export function PeriodOverview() {
  const trpc = useTRPC();
  const [wanted, setWanted] = useQueryState('currency', parseAsString);
  const { data, error, refetch } = useQuery(trpc.disbursements.byPeriod.queryOptions({ periods: shownPeriods }));
  if (error && !data) return <ErrorState what="The figures" error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96 w-full" />;

  const currencies = currenciesOf(data);
  const currency = currencies.find((code) => code === wanted) ?? currencies[0];
  if (currency === undefined) {
    return (
      <EmptyState icon={ChartColumn} title="No disbursements yet">
        Their sums and a chart by period will be here.
      </EmptyState>
    );
  }
  const series = seriesOf(data, currency);
  return (
    <>
      <SeriesFigures series={series} currency={currency} />
      <Section
        title="By period"
        aside={
          currencies.length > 1 ? (
            <Select
              aria-label="Currency"
              className="w-24"
              value={currency}
              onChange={(event) => void setWanted(event.target.value)}
            >
              {currencies.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </Select>
          ) : undefined
        }
      >
        <PeriodChart series={series} />
      </Section>
    </>
  );
}

function SeriesFigures({ series, currency }: { series: PeriodTotals[]; currency: string }) {
  const sum = sumOf(series);
  const note = series.length === 1 ? 'in the latest period' : `in the latest ${series.length} periods`;
  return (
    <Figures
      figures={[
        { name: 'Gross', value: <Money money={{ amount: sum.gross, currency }} />, note },
        { name: 'Fees', value: <Money money={{ amount: sum.fee, currency }} />, note },
        { name: 'Net', value: <Money money={{ amount: sum.net, currency }} />, note },
        {
          name: 'Disbursements',
          value: <Count of={sum.disbursements} />,
          note: (
            <>
              of <Count of={sum.orders} one="order" many="orders" />
            </>
          ),
        },
      ]}
    />
  );
}
