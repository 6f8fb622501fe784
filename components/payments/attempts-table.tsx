'use client';

import { Badge } from '@/components/ui/badge';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/day';
import type { Attempt } from '@/server/payments/schema/payments';
import { foundBy, operationWords, outcomeOf, reasonOf } from './attempt-words';
import { CardName } from './paid-with';
import { UnknownSince } from './unknown-since';

/** Each call to the provider with what came of it. */
export function AttemptsTable({ attempts }: { attempts: Attempt[] }) {
  const columns: Column<Attempt>[] = [
    { header: 'No.', className: 'tabular-nums text-muted', cell: ({ number }) => number },
    { header: 'Operation', className: 'font-medium whitespace-nowrap', cell: operationWords },
    {
      header: 'Outcome',
      cell: (attempt) => {
        const { words, tone } = outcomeOf(attempt);
        return <Badge tone={tone}>{words}</Badge>;
      },
    },
    { header: 'Reason', className: 'min-w-44', cell: (attempt) => <Reason attempt={attempt} attempts={attempts} /> },
    { header: 'Card', from: 'lg', cell: ({ card }) => (card ? <CardName card={card} /> : <None />) },
    { header: 'At', from: 'md', cell: ({ at }) => <Instant at={at} /> },
    {
      header: 'Took',
      align: 'end',
      className: 'whitespace-nowrap tabular-nums',
      cell: ({ latencyMs }) => (latencyMs === null ? <None /> : `${latencyMs} ms`),
    },
  ];
  return <DataTable name="Attempts" rows={attempts} columns={columns} rowKey={({ id }) => id} />;
}

function Reason({ attempt, attempts }: { attempt: Attempt; attempts: Attempt[] }) {
  const found = foundBy(attempt, attempts);
  const reason = reasonOf(attempt);
  return (
    <>
      {reason ?? (found || attempt.askedAgainAt ? null : <None />)}
      {found ? <p className="text-muted text-xs">Found out later, by attempt {found.number}.</p> : null}
      {attempt.askedAgainAt ? (
        <p className="text-warning text-xs">
          <UnknownSince since={attempt.at} askedAgainAt={attempt.askedAgainAt} />
        </p>
      ) : null}
    </>
  );
}

const None = () => <span className="text-muted">–</span>;
