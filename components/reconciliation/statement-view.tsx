'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Callout } from '@/components/ui/callout';
import { Day, Instant } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Money } from '@/components/ui/money';
import { BalancePanel } from './balance-panel';
import { BookOpening } from './book-opening';
import { MatchesTable } from './matches-table';
import { StatementState } from './statement-state';
import { Workbench } from './workbench';

type StatementViewProps = {
  id: string;
  mayMatch: boolean;
  /** Lines that were matched when it was taken in just now; null: it was not just now. */
  taken: number | null;
};

/** One statement: whether the books agree, what is left over, and what was matched. */
export function StatementView({ id, mayMatch, taken }: StatementViewProps) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.bankStatements.get.queryOptions({ id }));
  if (!data) return error ? <ErrorState what="The statement" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        above={[{ label: 'Reconciliation', href: '/reconciliation' }]}
        title={
          <>
            {data.currency} up to <Day day={data.closesOn} />
          </>
        }
        beside={<StatementState statement={data} />}
        facts={
          <>
            <span>{data.account}</span>
            <span>{data.bankId ?? data.fileName}</span>
            <span>
              Taken in by {data.uploadedBy}, <Instant at={data.uploadedAt} />
            </span>
          </>
        }
      />
      {taken !== null ? (
        <div className="mb-6">
          <Callout tone="positive" title="The statement is in">
            {taken} of its {data.lines} lines were matched
            {data.knownLines > 0 ? `; ${data.knownLines} were in before` : ''}.
          </Callout>
        </div>
      ) : null}
      {data.gap.amount !== 0 ? (
        <div className="mb-6">
          <Callout tone="warning" title="A statement is missing before this one">
            It opens <Money money={data.gap} /> away from where the one before closed. Take the days between in.
          </Callout>
        </div>
      ) : null}
      {data.balancesTold ? null : (
        <p className="mb-6 text-muted">The bank told no balances: they follow from what went before and the lines.</p>
      )}
      <BookOpening statement={data} mayMatch={mayMatch} />
      <Section title="Balance">
        <BalancePanel statement={data} />
      </Section>
      <Workbench currency={data.currency} mayMatch={mayMatch} />
      <Section title="Matched">
        <MatchesTable statement={id} mayMatch={mayMatch} />
      </Section>
    </>
  );
}
