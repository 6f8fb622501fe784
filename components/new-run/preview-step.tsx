'use client';

import { useQuery } from '@tanstack/react-query';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { FlagList } from '@/components/disbursements/flag-list';
import { Pays } from '@/components/disbursements/pays';
import { RunTotals } from '@/components/disbursements/run-totals';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Count } from '@/components/ui/count';
import { Skeleton } from '@/components/ui/skeleton';
import type { Preview, PreviewInput } from '@/server/disbursements/schema/preview';
import { NothingTable } from './nothing-table';
import { PaidTable } from './paid-table';
import { PreviewWarnings } from './preview-warnings';

type PreviewStepProps = { asked: PreviewInput; onBack: () => void; onSeen: (preview: Preview) => void };

/** What the run would give, before anything is asked for. */
export function PreviewStep({ asked, onBack, onSeen }: PreviewStepProps) {
  const { data, error, isFetching, refetch } = useQuery({
    ...useTRPC().runs.preview.queryOptions(asked),
    // It is what will be compared with the run: never one from a while ago.
    staleTime: 0,
    retry: false,
  });
  return (
    <>
      {error && !isFetching ? (
        <Callout tone="danger" title="This cannot be run">
          {refusalOf(error).message}
        </Callout>
      ) : data && !isFetching ? (
        <Previewed asked={asked} preview={data} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
      <div className="mt-8 flex flex-wrap justify-end gap-2 border-t pt-4">
        <Button onClick={onBack}>Back</Button>
        <Button disabled={isFetching} onClick={() => void refetch()}>
          Look again
        </Button>
        <Button variant="primary" disabled={!data || isFetching || error !== null} onClick={() => data && onSeen(data)}>
          Go on
        </Button>
      </div>
    </>
  );
}

function Previewed({ asked, preview }: { asked: PreviewInput; preview: Preview }) {
  const { totals, merchants, leftOut, others, notShown } = preview;
  const paid = totals.reduce((sum, { merchants: count }) => sum + count, 0);
  return (
    <>
      <p className="mb-3">
        It would pay out <Pays pays={totals.map(({ toPay }) => toPay).filter(({ amount }) => amount > 0)} />
        {paid > 0 ? (
          <>
            {' '}
            to <Count of={paid} one="merchant" many="merchants" />
          </>
        ) : null}
        . No run is made yet, and no day is closed.
      </p>
      <RunTotals
        totals={totals.map(({ currency, merchants: disbursements, orders, gross, fee, net }) => ({
          currency,
          disbursements,
          orders,
          gross,
          fee,
          net,
        }))}
      />
      <PreviewWarnings merchants={merchants} />
      <PreviewedFlags asked={asked} />
      <Section title="Who is paid">
        <PaidTable merchants={merchants.filter(({ outcome }) => outcome === 'to_pay')} isScheduled={!asked.timeFrame} />
      </Section>
      <Section title="Who gets nothing">
        <NothingTable merchants={merchants.filter(({ outcome }) => outcome !== 'to_pay')} leftOut={leftOut} />
        {others > 0 ? (
          <p className="mt-2 text-muted">
            It is not the day of <Count of={others} one="other merchant" many="other merchants" />, or they were paid
            through it already.
          </p>
        ) : null}
        {notShown > 0 ? (
          <p className="mt-2 text-muted">
            <Count of={notShown} one="row" many="rows" /> with the smallest amounts are not shown. They are in the sums.
          </p>
        ) : null}
      </Section>
    </>
  );
}

function PreviewedFlags({ asked }: { asked: PreviewInput }) {
  const { data } = useQuery({ ...useTRPC().runs.previewFlags.queryOptions(asked), staleTime: 0, retry: false });
  return (
    <Section title="Worth a second look">
      {data === undefined ? (
        <Skeleton className="h-12 w-full" />
      ) : data.length === 0 ? (
        <p className="text-muted">Nothing stands out.</p>
      ) : (
        <FlagList flags={data} />
      )}
    </Section>
  );
}
