'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Money } from '@/components/ui/money';
import { Select } from '@/components/ui/select';
import { type BookAs, bookAsShape } from '@/server/reconciliation/schema/matches';
import { bookings } from './words';

type Chosen = { id: string; amount: number };
type MatchBarProps = { currency: string; lines: Chosen[]; entries: Chosen[]; onDone: () => void };

/** Both sides of what is chosen, what differs, and the way to match it. Stays in view while one chooses. */
export function MatchBar({ currency, lines, entries, onDone }: MatchBarProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [remark, setRemark] = useState('');
  const [bookAs, setBookAs] = useState<BookAs | ''>('');
  const bank = sumOf(lines);
  const books = sumOf(entries);
  const difference = bank - books;
  const match = useMutation(
    trpc.bankMatches.match.mutationOptions({
      onSuccess: () => {
        setRemark('');
        setBookAs('');
        onDone();
      },
      // Somebody else may have matched it meanwhile: then what is left over is another.
      onSettled: async () => {
        await queryClient.invalidateQueries(trpc.bankMatches.pathFilter());
        await queryClient.invalidateQueries(trpc.bankStatements.pathFilter());
      },
    }),
  );
  const isReady = lines.length > 0 && remark.trim().length >= 3 && (difference === 0 || bookAs !== '');
  return (
    <form
      aria-label="Match what is chosen"
      className="sticky bottom-0 z-10 mt-6 grid gap-3 rounded-t-lg border bg-surface p-4 shadow-overlay"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        match.mutate({
          lines: lines.map(({ id }) => id),
          entries: entries.map(({ id }) => id),
          ...(difference !== 0 && bookAs !== '' ? { bookAs } : {}),
          remark,
        });
      }}
    >
      {match.error ? <Callout tone="danger">{refusalOf(match.error).message}</Callout> : null}
      <dl aria-live="polite" className="flex flex-wrap gap-x-8 gap-y-1">
        <Sum name={`${lines.length} of the bank`} amount={bank} currency={currency} />
        <Sum name={`${entries.length} of the books`} amount={books} currency={currency} />
        <Sum name="Difference" amount={difference} currency={currency} />
      </dl>
      <div className="flex flex-wrap items-end gap-3">
        {difference !== 0 && lines.length > 0 ? (
          <Field label={entries.length > 0 ? 'The difference is' : 'It is'} className="w-56 max-sm:w-full">
            {(control) => (
              <Select
                {...control}
                value={bookAs}
                onChange={({ target }) => setBookAs(bookAsShape.safeParse(target.value).data ?? '')}
              >
                <option value="">Choose…</option>
                {bookAsShape.options.map((option) => (
                  <option key={option} value={option} title={bookings[option].hint}>
                    {bookings[option].label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : null}
        <Field label="Remark" className="min-w-48 flex-1">
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              placeholder="Why these belong together"
              value={remark}
              onChange={({ target }) => setRemark(target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" disabled={!isReady || match.isPending}>
          {match.isPending ? 'One moment…' : entries.length > 0 ? 'Match' : 'Book'}
        </Button>
      </div>
    </form>
  );
}

const sumOf = (chosen: Chosen[]): number => chosen.reduce((sum, { amount }) => sum + amount, 0);

const Sum = ({ name, amount, currency }: { name: string; amount: number; currency: string }) => (
  <div>
    <dt className="text-muted text-xs">{name}</dt>
    <dd className="font-semibold">
      <Money money={{ amount, currency }} />
    </dd>
  </div>
);
