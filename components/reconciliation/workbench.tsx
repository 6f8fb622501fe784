'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { SearchField } from '@/components/ui/search-field';
import { Skeleton } from '@/components/ui/skeleton';
import { useSettled } from '@/components/ui/use-settled';
import type { Workbench as Bench } from '@/server/reconciliation/schema/matches';
import { KindSums } from './kind-sums';
import { MatchBar } from './match-bar';
import { OpenRows } from './open-rows';
import { entryRow, lineRow } from './rows-of';
import { entryKinds, lineKinds } from './words';

const nothing: ReadonlySet<string> = new Set();

/** What is left over: the bank's lines beside the books' payouts, to be chosen and matched. */
export function Workbench({ currency, mayMatch }: { currency: string; mayMatch: boolean }) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const [lines, setLines] = useState(nothing);
  const [entries, setEntries] = useState(nothing);
  const query = useQuery({
    ...trpc.bankMatches.workbench.queryOptions({ currency, ...(search ? { search } : {}) }),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const known = useKnown(data);
  if (!data) {
    if (query.error)
      return <ErrorState what="What is left over" error={query.error} onRetry={() => void query.refetch()} />;
    return <Skeleton className="h-64 w-full" />;
  }
  const clear = () => {
    setLines(nothing);
    setEntries(nothing);
  };
  /** A line that seems to belong to something is chosen with it. */
  const chooseLine = (id: string) => {
    setLines(toggled(lines, id));
    const line = data.lines.data.find((each) => each.id === id);
    const there = new Set(data.entries.data.map(({ key }) => key));
    const seems = line?.with.filter((key) => there.has(key)) ?? [];
    if (!lines.has(id) && seems.length > 0) setEntries(new Set([...entries, ...seems]));
  };
  return (
    <>
      <Section
        title="Left over"
        aside={
          <div className="flex items-center gap-2">
            {lines.size + entries.size > 0 ? (
              <Button size="sm" variant="ghost" onClick={clear}>
                Choose nothing
              </Button>
            ) : null}
          </div>
        }
      >
        <SearchField
          label="Search by amount, reference or text"
          placeholder="518.00 or CHP-0000000123"
          value={typed}
          className="mb-4 max-w-sm"
          onChange={(text) => setTyped(text ?? '')}
        />
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
          <div className="min-w-0">
            <h3 className="mb-1 font-medium">Lines of the bank</h3>
            <KindSums groups={data.lines.groups} words={lineKinds} />
            <OpenRows
              name="Lines of the bank that are left over"
              rows={data.lines.data.map(lineRow)}
              chosen={lines}
              onToggle={mayMatch ? chooseLine : null}
              none={search ? 'No line has this.' : 'Every line is matched.'}
            />
            <More found={data.lines.found} shown={data.lines.data.length} />
          </div>
          <div className="min-w-0">
            <h3 className="mb-1 font-medium">Payouts and the books</h3>
            <KindSums groups={data.entries.groups} words={entryKinds} />
            <OpenRows
              name="Payouts and entries of the books that are left over"
              rows={data.entries.data.map(entryRow)}
              chosen={entries}
              onToggle={mayMatch ? (key) => setEntries(toggled(entries, key)) : null}
              none={search ? 'Nothing in the books has this.' : 'Everything in the books is on a statement.'}
            />
            <More found={data.entries.found} shown={data.entries.data.length} />
          </div>
        </div>
      </Section>
      {mayMatch && lines.size + entries.size > 0 ? (
        <MatchBar
          currency={currency}
          lines={[...lines].map((id) => ({ id, amount: known.get(id) ?? 0 }))}
          entries={[...entries].map((id) => ({ id, amount: known.get(id) ?? 0 }))}
          onDone={clear}
        />
      ) : null}
    </>
  );
}

/** The amounts of all that was shown: what is chosen stays chosen while one searches for more. */
function useKnown(data: Bench | undefined): Map<string, number> {
  const [known] = useState(() => new Map<string, number>());
  for (const { id, amount } of data?.lines.data ?? []) known.set(id, amount.amount);
  for (const { key, amount } of data?.entries.data ?? []) known.set(key, amount.amount);
  return known;
}

function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}

const More = ({ found, shown }: { found: number; shown: number }) =>
  found > shown ? <p className="pt-2 text-muted text-xs">And {found - shown} more: search for what you need.</p> : null;
