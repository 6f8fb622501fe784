'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Count } from '@/components/ui/count';
import type { Column } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/day';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { Match } from '@/server/reconciliation/schema/matches';
import { UndoMatch } from './undo-match';
import { bookings, ruleNames } from './words';

type MatchesTableProps = { statement: string; mayMatch: boolean };

/** What was matched of a statement, with the rule that did it. */
export function MatchesTable({ statement, mayMatch }: MatchesTableProps) {
  const trpc = useTRPC();
  const pages = usePages();
  const [undoing, setUndoing] = useState<Match | null>(null);
  const query = useQuery({
    ...trpc.bankMatches.list.queryOptions({ statement, limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Match>[] = [
    { header: 'Day', cell: ({ lines }) => (lines[0] ? <Day day={lines[0].bookedOn} /> : null) },
    { header: 'Lines', from: 'md', className: 'max-w-64 truncate', cell: LinesOf },
    { header: 'Amount', align: 'end', cell: ({ amount }) => <Money money={amount} /> },
    { header: 'In the books', className: 'max-w-64 max-sm:max-w-32', cell: EntriesOf },
    { header: 'Matched', from: 'sm', cell: MatchedBy },
    {
      header: 'Undo',
      align: 'end',
      cell: (match) =>
        mayMatch && match.mayUndo ? (
          <Button size="sm" variant="ghost" onClick={() => setUndoing(match)}>
            Undo
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <KeysetTable
        name="Matches"
        query={query}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<p className="border-y py-3 text-muted">Nothing of this statement is matched yet.</p>}
      />
      {undoing ? <UndoMatch match={undoing} onClose={() => setUndoing(null)} /> : null}
    </>
  );
}

function LinesOf({ lines }: Match) {
  const [first, ...more] = lines;
  return (
    <span title={lines.map(({ text }) => text).join('\n')}>
      {first?.text}
      {more.length > 0 ? (
        <span className="text-muted">
          {' '}
          and <Count of={more.length} /> more
        </span>
      ) : null}
    </span>
  );
}

const SHOWN = 3;

function EntriesOf({ entries }: Match) {
  return (
    <ul>
      {entries.slice(0, SHOWN).map(({ journalId, name, reference, bookedAs, disbursementId, kind }) => (
        <li key={journalId} className="sm:truncate">
          {disbursementId ? (
            <Link href={`/disbursements/${disbursementId}`} className="hover:underline" title={reference ?? undefined}>
              {name}
              {kind === 'return' ? <span className="text-muted">, came back</span> : null}
            </Link>
          ) : (
            <Link href={`/ledger/journals/${journalId}`} className="hover:underline">
              {bookedAs ? bookings[bookedAs].label : 'Booked before'}
            </Link>
          )}
        </li>
      ))}
      {entries.length > SHOWN ? <li className="text-muted">and {entries.length - SHOWN} more</li> : null}
    </ul>
  );
}

function MatchedBy({ rule, remark, madeBy, madeAt, undone }: Match) {
  return (
    <span className={undone ? 'text-muted' : undefined}>
      <span className={undone ? 'line-through' : undefined}>{ruleNames[rule]}</span>
      {remark ? <span className="block text-muted text-xs">“{remark}”</span> : null}
      <span className="block text-muted text-xs">
        {madeBy}, <Instant at={madeAt} />
      </span>
      {undone ? (
        <span className="block text-xs">
          Undone by {undone.by}: {undone.reason}
        </span>
      ) : null}
    </span>
  );
}
